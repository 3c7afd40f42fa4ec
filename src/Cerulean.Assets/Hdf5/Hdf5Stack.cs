using Cerulean.Documents;

namespace Cerulean.Assets.Hdf5;

/// <summary>Frames in one HDF5 file that is open for writing; its readers see what was flushed.</summary>
internal sealed class Hdf5Stack : IArrayStack
{
    private const string DatasetName = "/entry/data/data";

    private readonly string _path;
    private readonly string _name;
    private readonly DType _type;
    private readonly int[] _shape;
    private readonly Lock _gate = new();
    private readonly Hdf5Growth _growth;
    private long _flushed;
    private bool _isDisposed;

    public Hdf5Stack(string folder, string name, DType type, int[] shape, bool isCompressed)
    {
        _path = Path.Combine(folder, name + ".h5");
        (_name, _type, _shape) = (name, type, shape);
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

    public ArrayLocation Location { get; }

    public long Count { get; private set; }

    public void Append(NdArray frame)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (frame.DType != _type || !frame.Shape.SequenceEqual(_shape))
            {
                throw new ArgumentException($"Frame {Count} of {_name}: found {frame}, expected {_type}[{string.Join(',', _shape)}].", nameof(frame));
            }

            _growth.Write(Count, frame.Data.Span);
            Count++;
        }
    }

    public void Flush()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Publish();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            try
            {
                Publish();
            }
            finally
            {
                _growth.Dispose();
            }

            Disk.Do($"{_path} cannot be written to disk", () => Disk.Flush(_path));
        }
    }

    private void Publish()
    {
        if (_flushed == Count) return;
        _growth.Flush();
        Disk.Do($"{_path} cannot be written to disk", () =>
        {
            Disk.Flush(_path);
            if (_flushed == 0) Disk.FlushFolder(Path.GetDirectoryName(_path)!);
        });
        _flushed = Count;
    }
}
