using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Rows of which each has HDF5 files of its own: application/x-hdf5 with a template. Each file is read whole.</summary>
internal sealed class Hdf5SequenceHandler(string path, StreamResource resource, DataKey key) : IStreamAssetHandler
{
    private readonly FileSequence _files = new(path, resource, key, joinMethod: "concat");
    private readonly string _dataset = Arguments.Of(resource).Text("dataset");
    private readonly Hdf5Slice _slice = Hdf5Slice.Of(resource.Parameters);

    public NdArray Read(StreamRange rows, ArrayMemory memory)
    {
        _ = StreamRows.Frames(rows, _files.FilesPerRow, path);
        var array = Hdf5Frames.ReadWhole([.. _files.Files(rows)], _dataset, memory, _slice);
        return Hdf5StreamHandler.InRows(array, rows, key.Shape, [_files.FilesPerRow, .. array.Shape[1..]]);
    }

    public IEnumerable<string> Files(IEnumerable<StreamRange> rows) => rows.SelectMany(_files.Files).Distinct(StringComparer.Ordinal);

    public void Dispose()
    {
    }
}
