using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>What stands before the elements in a .npy file, byte for byte as numpy writes it.</summary>
internal static class NpyHeader
{
    // The elements begin at a multiple of this.
    private const int Alignment = 64;

    // numpy leaves space for the longest length of the first axis, so that an array can grow in its file.
    private const int LongestLength = 21;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The header of an array in C order: format version 1.0, or 3.0 where a field has a name beyond Latin-1.</summary>
    /// <exception cref="ArgumentException">numpy has no such type, or does not write it without pickle.</exception>
    public static byte[] Of(DType type, IReadOnlyList<int> shape)
    {
        var text = $"{{'descr': {Description(type)}, 'fortran_order': False, 'shape': {Tuple(shape)}, }}";
        if (shape.Count > 0) text += new string(' ', LongestLength - Number(shape[0]).Length);
        return text.All(static letter => letter <= '\xff') && text.Length < ushort.MaxValue - Alignment
            ? Assemble(Encoding.Latin1.GetBytes(text), version: 1, lengthBytes: sizeof(ushort))
            : Assemble(Encoding.UTF8.GetBytes(text), version: 3, lengthBytes: sizeof(uint));
    }

    private static byte[] Assemble(byte[] text, byte version, int lengthBytes)
    {
        var before = Magic.Length + 2 + lengthBytes;
        var padding = Alignment - ((before + text.Length + 1) % Alignment);
        var header = new byte[before + text.Length + padding + 1];
        header.AsSpan().Fill((byte)' ');
        Magic.CopyTo(header);
        (header[before - lengthBytes - 2], header[before - lengthBytes - 1]) = (version, 0);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(header.Length - before));
        length[..lengthBytes].CopyTo(header.AsSpan(before - lengthBytes));
        text.CopyTo(header.AsSpan(before));
        header[^1] = (byte)'\n';
        return header;
    }

    private static string Description(DType type) => type.Fields.Count > 0
        ? $"[{string.Join(", ", type.Fields.Select(Field))}]"
        : type.Kind is 'O' or 't'
            ? throw new ArgumentException($"Elements of dtype {type} have no form in a .npy file: write numbers, texts, times or raw bytes.")
            : Quoted(type.ToString());

    private static string Field(DTypeField field) => field.Shape.Count == 0
        ? $"({Quoted(field.Name)}, {Description(field.Type)})"
        : $"({Quoted(field.Name)}, {Description(field.Type)}, {Tuple(field.Shape)})";

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static string Tuple(IReadOnlyList<int> lengths) => $"({string.Join(", ", lengths.Select(Number))}{(lengths.Count == 1 ? "," : "")})";

    private static string Number(int length) => length.ToString(CultureInfo.InvariantCulture);
}
