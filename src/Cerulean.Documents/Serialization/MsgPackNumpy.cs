using System.Numerics;

namespace Cerulean.Documents.Serialization;

/// <summary>Arrays and scalars of numpy, as msgpack-numpy writes them: maps of nd, type, kind, shape and data, in C order.</summary>
internal static class MsgPackNumpy
{
    /// <summary>A scalar has nd, type and data.</summary>
    public const int FewestMembers = 3;

    // A list of at least as many bytes is an array to any reader of documents, and an array is far quicker to read.
    private const int LeastBytes = 1024;

    // An array without elements may be a long list of empty lists, of which its data say nothing.
    private const int MostEmptyRows = 65536;

    public static readonly DType Bytes = DType.Parse("|u1");

    /// <summary>True where a plain list is short, and brings the array back as it is.</summary>
    public static bool IsPlain(NdArray array) => array.Data.Length < LeastBytes
        && (array.DType == DType.Float64 || array.DType == DType.Int64 || array.DType == DType.Boolean);

    /// <summary>The array, or the scalar, of the given bytes.</summary>
    /// <exception cref="FormatException">Type, shape and bytes do not go together, or the type cannot be read.</exception>
    public static JsonValue Read(bool isArray, DType type, JsonValue shape, ReadOnlySpan<byte> data)
    {
        if (!IsReadable(type)) throw new FormatException($"found a numpy array of dtype {type.ToJson()}, which cannot be read");
        var axes = new int[isArray ? shape.Count : 0];
        var (size, rows) = (BigInteger.One, BigInteger.One);
        for (var i = 0; i < axes.Length; i++)
        {
            if (!shape[i].TryGetInt64(out var length) || length is < 0 or > int.MaxValue) throw new FormatException($"found the length {shape[i].Describe()} in the shape of a numpy array");
            axes[i] = (int)length;
            size *= length;
            if (length > 0) rows *= length;
        }

        if (size * type.ItemSize != data.Length || (size.IsZero && rows > MostEmptyRows))
        {
            throw new FormatException($"found a numpy array of dtype {type.ToJson()} and shape ({string.Join(", ", axes)}) with {data.Length} bytes of data");
        }

        var array = new NdArray(type, axes, data.ToArray());
        return axes.Length == 0 ? array.ElementAt(0) : array;
    }

    private static bool IsReadable(DType type) => type.ItemSize > 0 && type.Kind switch
    {
        'b' => type.ItemSize == 1,
        'i' or 'u' or 'S' or 'U' => true,
        'f' => type.ItemSize is 2 or 4 or 8,
        'c' => type.ItemSize is 8 or 16,
        'M' or 'm' => type.ItemSize == 8,
        'V' => type.Fields.All(field => field.Size > 0 && IsReadable(field.Type)),
        _ => false,
    };
}
