using Cerulean.Assets.Tiff;
using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>image/tiff: one file whose pages are the frames of all rows, one after another.</summary>
internal sealed class TiffStackHandler(string path, StreamResource resource, DataKey key) : IStreamAssetHandler
{
    private TiffFile? _file;

    public NdArray Read(StreamRange rows, ArrayMemory memory)
    {
        try
        {
            _file ??= TiffFile.Open(path);
            // A page of colours has an axis more.
            var (first, count) = StreamRows.Frames(rows, StreamRows.FramesPerRow(resource, key, _file.Page(0).Shape.Count), path);
            return StreamRows.Shape(_file.Read(first, count, memory), rows, key);
        }
        catch (IOException)
        {
            // The file may have grown when it is tried again.
            Dispose();
            throw;
        }
    }

    public IEnumerable<string> Files(IEnumerable<StreamRange> rows) => [path];

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
