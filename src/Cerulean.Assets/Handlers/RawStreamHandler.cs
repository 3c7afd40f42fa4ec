using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>
/// application/octet-stream: rows of the data key's shape, one after another, in one file, or with a template in files of their own (<see cref="FileSequence"/>).
/// Parameters: dtype (else the key's dtype_numpy), shape (else the key's), offset (0) where they begin in each file.
/// </summary>
internal sealed class RawStreamHandler : IStreamAssetHandler
{
    private readonly string _path;
    private readonly RawFrames _rows;
    private readonly FileSequence? _files;

    public RawStreamHandler(string path, StreamResource resource, DataKey key)
    {
        var arguments = Arguments.Of(resource);
        _path = path;
        long[] shape = resource.Parameters.ContainsKey("shape") ? arguments.Lengths("shape") : [.. key.Shape.Select(static length => length ?? -1)];
        if (shape.Contains(-1)) throw arguments.Wrong("shape", $"the shape of a row, since that of the data key {resource.DataKey} is open");
        _rows = new RawFrames(RawFrames.TypeOf(arguments, key.DtypeNumpy), shape, arguments.Integer("offset", 0, otherwise: 0));
        if (!resource.Parameters.ContainsKey("template")) return;
        _files = new FileSequence(path, resource, key, joinMethod: "stack");
        if (_files.FilesPerRow != 1) throw arguments.Wrong("join_method", "one file for each row");
    }

    public NdArray Read(StreamRange rows, ArrayMemory memory)
    {
        var (first, count) = StreamRows.Frames(rows, perRow: 1, _path);
        if (_files is null) return _rows.Read(_path, first, count, memory);
        if (count == 1) return _rows.Read(_files.Files(rows).First(), 0, 1, memory);
        // The first tells how much memory the others need.
        var one = _rows.Read(_files.Files(rows).First(), 0, 1, ArrayMemory.Fresh);
        var target = memory.Take((long)one.Data.Length * count);
        var rest = ArrayMemory.Lend(target);
        foreach (var file in _files.Files(rows)) _rows.Read(file, 0, 1, rest);
        return new NdArray(one.DType, [count, .. one.Shape[1..]], target);
    }

    public IEnumerable<string> Files(IEnumerable<StreamRange> rows) => _files is null ? [_path] : rows.SelectMany(_files.Files).Distinct(StringComparer.Ordinal);

    public void Dispose()
    {
    }
}
