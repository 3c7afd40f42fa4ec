using System.Buffers.Binary;
using System.IO.Compression;
using Cerulean.Documents;

namespace Cerulean.Assets.Images;

/// <summary>One image as PNG: 8 or 16-bit unsigned values as they are, grey or RGB(A); everything else as 16-bit grey from its lowest to its highest value.</summary>
internal sealed class PngImage : ImageWriter
{
    private readonly int[] _shape;

    public PngImage(string path, DType type, IReadOnlyList<int> frameShape) : base(path, Checked(path, type, frameShape), frameShape, frames: 1) =>
        _shape = WithoutOnes(type, frameShape);

    private protected override void Begin() => File.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);

    private protected override void Write(NdArray frame, bool isLast)
    {
        var image = frame.ToLittleEndian();
        if (image.DType.Kind != 'u' || image.DType.ItemSize > 2)
        {
            var grey = Grey.From(image);
            Note = grey.Note;
            image = grey.Image;
        }

        WriteImage(image);
    }

    private void WriteImage(NdArray image)
    {
        var (height, width, samples) = (_shape[0], _shape[1], _shape.Length == 2 ? 1 : _shape[2]);
        var size = image.DType.ItemSize;
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = (byte)(8 * size);
        header[9] = (byte)(samples switch { 1 => 0, 3 => 2, _ => 6 });
        PngChunks.Write(File, "IHDR"u8, header);
        using (var chunks = new PngChunks(File))
        using (var packed = new ZLibStream(chunks, CompressionLevel.Fastest)) WriteRows(packed, image.Data.Span, width * samples * size, size);
        PngChunks.Write(File, "IEND"u8, []);
    }

    // Each byte as the difference to the one above it, which packs smooth images well.
    private static void WriteRows(ZLibStream packed, ReadOnlySpan<byte> pixels, int row, int size)
    {
        const byte Up = 2;
        var (above, current, filtered) = (new byte[row], new byte[row], new byte[row + 1]);
        filtered[0] = Up;
        for (; pixels.Length > 0; pixels = pixels[row..])
        {
            pixels[..row].CopyTo(current);
            if (size == 2) for (var i = 0; i < row; i += 2) (current[i], current[i + 1]) = (current[i + 1], current[i]);
            for (var i = 0; i < row; i++) filtered[i + 1] = (byte)(current[i] - above[i]);
            packed.Write(filtered);
            (above, current) = (current, above);
        }
    }

    private static int[] WithoutOnes(DType type, IReadOnlyList<int> shape)
    {
        if (IsColour(type, shape)) return [.. shape];
        return [.. shape.Take(shape.Count - 2).Where(length => length != 1), .. shape.Skip(Math.Max(0, shape.Count - 2))];
    }

    private static DType Checked(string path, DType type, IReadOnlyList<int> shape)
    {
        var advice = "write .npy instead.";
        if (type.Kind is not ('b' or 'u' or 'i' or 'f')) throw new AssetException($"{path}: found elements of type {type}, expected numbers: {advice}");
        var rest = WithoutOnes(type, shape);
        if (shape.Contains(0) || !(rest.Length == 2 || IsColour(type, rest)))
        {
            throw new AssetException($"{path}: found a frame of shape ({string.Join(", ", shape)}), expected (rows, columns), or (rows, columns, 3 or 4) of 8 or 16 bits: {(shape.Count > 2 ? "write .tiff or .npy instead." : advice)}");
        }

        return type;
    }
}
