using Cerulean.Documents;

namespace Cerulean.Assets.Images;

/// <summary>Writes one array to a file, frame by frame: .npy, .tiff (.tif) or .png by the name of the file, which is there once it is whole.</summary>
public abstract class ImageWriter : IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private readonly DType _type;
    private readonly int[] _frameShape;
    private readonly long _frames;
    private long _count = -1;
    private FileStream? _file;

    private protected ImageWriter(string path, DType type, IReadOnlyList<int> frameShape, long frames)
    {
        (_path, _part, _type, _frameShape, _frames) = (path, path + ".part", type, [.. frameShape], frames);
    }

    /// <summary>What a reader of the file has to know, such as how values became grey; null where there is nothing to tell.</summary>
    public string? Note { get; private protected set; }

    private protected FileStream File => _file ??= new FileStream(_part, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>Begins a file; one of this name is replaced when the new one is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">Type of the elements. TIFF has integers and floats, PNG makes all that has no place in it 16-bit grey.</param>
    /// <param name="frameShape">Shape of a frame. In TIFF the last two axes are a page, or three where the last is a colour: 3 or 4 long, of 8 or 16 bits.</param>
    /// <param name="frames">Number of frames, which become the first axis; without it there is one frame and no such axis.</param>
    /// <param name="compress">Packs pages of TIFF by deflate.</param>
    /// <exception cref="AssetException">Files of this name do not hold such an array.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static ImageWriter Create(string path, DType type, IReadOnlyList<int> frameShape, long? frames = null, bool compress = false)
    {
        path = Path.GetFullPath(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".NPY" => new NpyImage(path, type, frameShape, frames),
            ".TIF" or ".TIFF" => new TiffImage(path, type, frameShape, frames ?? 1, compress),
            ".PNG" when frames is null or 1 => new PngImage(path, type, frameShape),
            ".PNG" => throw new AssetException($"{path}: found {frames} frames, expected one, which is all that PNG holds. Choose a frame, or write .tiff or .npy."),
            _ => throw new AssetException($"{path}: found the ending '{Path.GetExtension(path)}', expected .png, .tiff or .npy."),
        };
    }

    /// <summary>Adds the next frame.</summary>
    /// <exception cref="ArgumentException">Type or shape are not those of the file.</exception>
    /// <exception cref="InvalidOperationException">The file has all its frames.</exception>
    public void Append(NdArray frame)
    {
        Start();
        if (frame.DType != _type || !frame.Shape.SequenceEqual(_frameShape))
        {
            throw new ArgumentException($"Frame {_count} of {_path}: found {frame.DType}[{string.Join(',', frame.Shape.ToArray())}], expected {_type}[{string.Join(',', _frameShape)}].", nameof(frame));
        }

        if (_count == _frames) throw new InvalidOperationException($"{_path} has all its {_frames} frames.");
        Disk.Do($"Frame {_count} cannot be written to {_part}", () => Write(frame, isLast: _count == _frames - 1));
        _count++;
    }

    /// <summary>Gives the file its name; it is on disk then.</summary>
    /// <exception cref="InvalidOperationException">Frames are missing.</exception>
    public void Complete()
    {
        Start();
        if (_count != _frames) throw new InvalidOperationException($"{_path} has {_count} of its {_frames} frames.");
        Disk.Do($"{_path} cannot be written", () =>
        {
            File.Flush(flushToDisk: true);
            File.Dispose();
            System.IO.File.Move(_part, _path, overwrite: true);
            _file = null;
        });
    }

    /// <summary>Closes the file; what is not complete is removed.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (_file is null) return;
        _file.Dispose();
        System.IO.File.Delete(_part);
        _file = null;
    }

    /// <summary>Writes what stands before the first frame.</summary>
    private protected abstract void Begin();

    private protected abstract void Write(NdArray frame, bool isLast);

    private void Start()
    {
        if (_count >= 0) return;
        Disk.Do($"{_part} cannot be made", Begin);
        _count = 0;
    }

    private protected static bool IsColour(DType type, IReadOnlyList<int> shape) =>
        shape.Count == 3 && shape[^1] is 3 or 4 && type.Kind == 'u' && type.ItemSize <= 2;
}
