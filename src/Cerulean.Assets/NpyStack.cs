using System.Globalization;
using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Frames in .npy files. A frame is written under a temporary name, and gets its own once it is on disk: so a crash leaves whole frames only.</summary>
internal sealed class NpyStack : FrameStack
{
    private readonly string _folder;
    private readonly string _name;
    private readonly byte[] _header;

    public NpyStack(string folder, string name, DType type, int[] shape, byte[] header) : base(name, type, shape)
    {
        (_folder, _name, _header) = (folder, name, header);
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

    public override ArrayLocation Location { get; }

    protected override void Write(NdArray frame) =>
        Disk.Do($"Frame {Count} of {_name} cannot be written to {_folder}", () => Write(Temporary(Count), frame));

    protected override void Publish()
    {
        for (; Published < Count; Published++)
        {
            var (temporary, final) = (Temporary(Published), Path.Combine(_folder, FileName(Published)));
            Disk.Do($"Frame {Published} of {_name} cannot be put into {_folder}", () =>
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
