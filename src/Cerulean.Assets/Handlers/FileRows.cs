using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Rows of a stream resource in files, each read whole: a row is one file, or several one after another.</summary>
/// <param name="path">What the template follows.</param>
/// <param name="resource">The stream resource.</param>
/// <param name="key">Its data key.</param>
/// <param name="files">The files of rows.</param>
/// <param name="read">The array of a file.</param>
internal sealed class FileRows(string path, StreamResource resource, DataKey key, FileSequence files, Func<string, ArrayMemory, NdArray> read) : IStreamAssetHandler
{
    private readonly long[]? _shape = RowShape.Of(resource, key);
    private readonly int _filesOfRow = files.FilesPerRow;

    public NdArray Read(StreamRange rows, ArrayMemory memory)
    {
        var block = new RowBlock(memory, StreamRows.Frames(rows, _filesOfRow, path).Count);
        var i = 0;
        foreach (var name in files.Files(rows))
        {
            block.Next(i, 1);
            var frame = read(name, block);
            block.Add(i++, frame.Reshape([1, .. frame.Shape]));
        }

        if (block.ToColumn() is not ArrayColumn { Array: var array }) throw new AssetException($"{path}: found files of different shapes or types in rows {rows.Start} to {rows.Stop}, expected one. Read them row by row.");
        return array.Reshape([(int)rows.Count, .. ShapeOfRow(array.Shape[1..])]);
    }

    public IEnumerable<string> Files(IEnumerable<StreamRange> rows) => rows.SelectMany(files.Files);

    public void Dispose()
    {
    }

    // Where the files are not as declared, they are taken as they are.
    private int[] ShapeOfRow(ReadOnlySpan<int> file)
    {
        long[] inner = [.. file.ToArray()];
        if (_shape is not null && RowShape.Size(_shape) == RowShape.Size(inner) * _filesOfRow) return [.. _shape.Select(length => (int)length)];
        return _filesOfRow == 1 ? file.ToArray() : file.Length == 0 ? [_filesOfRow] : [_filesOfRow * file[0], .. file[1..]];
    }
}
