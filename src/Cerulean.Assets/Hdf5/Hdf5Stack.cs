using Cerulean.Documents;

namespace Cerulean.Assets.Hdf5;

/// <summary>Frames in one HDF5 file that is open for writing; its readers see what was flushed.</summary>
internal sealed class Hdf5Stack : FrameStack
{
    private const string DatasetName = "/entry/data/data";

    private readonly string _path;
    private readonly Hdf5Growth _growth;

    public Hdf5Stack(string folder, string name, DType type, int[] shape, bool isCompressed) : base(name, type, shape)
    {
        _path = Path.Combine(folder, name + ".h5");
        _growth = new Hdf5Growth(_path, DatasetName, type, shape, isCompressed);
        Location = new ArrayLocation
        {
            Spec = "AD_HDF5_SWMR",
            Root = folder,
            ResourcePath = name + ".h5",
            ResourceKwargs = JsonObject.Of(("frame_per_point", 1)),
            DatumKey = "point_number",
            Mimetype = "application/x-hdf5",
            Uri = Disk.UriOf(_path),
            Parameters = JsonObject.Of(
                ("dataset", DatasetName),
                ("chunk_shape", new JsonArray([1, .. shape.Select(static length => (JsonValue)length)])),
                ("swmr", true),
                ("join_method", "stack")),
        };
    }

    public override ArrayLocation Location { get; }

    protected override void Write(NdArray frame) => _growth.Write(Count, frame.Data.Span);

    protected override void Publish()
    {
        _growth.Flush();
        Disk.Do($"{_path} cannot be written to disk", () =>
        {
            Disk.Flush(_path);
            if (Published == 0) Disk.FlushFolder(Path.GetDirectoryName(_path)!);
        });
    }

    protected override void Close()
    {
        _growth.Dispose();
        Disk.Do($"{_path} cannot be written to disk", () => Disk.Flush(_path));
    }
}
