using System.Globalization;
using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Frames in .npy files. A frame is written under a temporary name, and gets its own once it is on disk: so a crash leaves whole frames only.</summary>
internal sealed class NpyStack : IArrayStack
{
    private readonly string _folder;
    private readonly string _name;
    private readonly DType _type;
    private readonly int[] _shape;
    private readonly byte[] _header;
    private readonly Lock _gate = new();
    private long _flushed;
    private bool _isDisposed;

    public NpyStack(string folder, string name, DType type, int[] shape, byte[] header)
    {
        (_folder, _name, _type, _shape, _header) = (folder, name, type, shape, header);
        Location = new ArrayLocation
        {
            Spec = "NPY_SEQ",
            Root = folder,
            ResourcePath = name,
            Mimetype = "multipart/related;type=application/x-npy",
            Uri = Disk.UriOf(Path.Combine(folder, name)),
            Parameters = JsonObject.Of(
                ("template", "_{:d}.npy"),
                ("chunk_shape", new JsonArray([1, .. shape.Select(static length => (JsonValue)length)])),
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

            Disk.Do($"Frame {Count} of {_name} cannot be written to {_folder}", () => Write(Temporary(Count), frame));
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
            Publish();
        }
    }

    private void Publish()
    {
        if (_flushed == Count) return;
        for (; _flushed < Count; _flushed++)
        {
            var (temporary, final) = (Temporary(_flushed), Path.Combine(_folder, FileName(_flushed)));
            Disk.Do($"Frame {_flushed} of {_name} cannot be put into {_folder}", () =>
            {
                Disk.Flush(temporary);
                File.Move(temporary, final, overwrite: false);
            });
        }

        Disk.Do($"The folder {_folder} cannot be written to disk", () => Disk.FlushFolder(_folder));
    }

    private void Write(string path, NdArray frame)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(_header);
            file.Write(frame.Data.Span);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private string Temporary(long index) => Path.Combine(_folder, $".{FileName(index)}.part");

    private string FileName(long index) => string.Create(CultureInfo.InvariantCulture, $"{_name}_{index}.npy");
}
