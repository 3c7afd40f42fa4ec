using System.Runtime.InteropServices;

namespace Cerulean.Documents;

/// <summary>Finds the kind of a column in its values.</summary>
internal static class ColumnKinds
{
    public static Column Build(ReadOnlySpan<JsonValue> values)
    {
        if (values.Length == 0) return Column.Empty;
        var first = values[0];
        if (first.IsFloat) return BuildFloats(values) ?? (Column)Json(values);
        if (first.IsInt64) return BuildIntegers(values) ?? (Column)Json(values);
        return first.Kind switch
        {
            JsonKind.String => BuildTexts(values),
            JsonKind.Boolean => BuildBooleans(values),
            JsonKind.Array => BuildArrays(values),
            _ => null,
        } ?? Json(values);
    }

    private static JsonColumn Json(ReadOnlySpan<JsonValue> values) => new(values.ToArray());

    private static ArrayColumn? BuildFloats(ReadOnlySpan<JsonValue> values)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(values.Length * sizeof(double));
        var floats = MemoryMarshal.Cast<byte, double>(bytes.AsSpan());
        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].IsFloat) return null;
            floats[i] = values[i].AsDouble();
        }

        return new ArrayColumn(new NdArray(DType.Float64, [values.Length], bytes));
    }

    private static ArrayColumn? BuildIntegers(ReadOnlySpan<JsonValue> values)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(values.Length * sizeof(long));
        var integers = MemoryMarshal.Cast<byte, long>(bytes.AsSpan());
        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].IsInt64) return null;
            integers[i] = values[i].AsInt64();
        }

        return new ArrayColumn(new NdArray(DType.Int64, [values.Length], bytes));
    }

    private static ArrayColumn? BuildBooleans(ReadOnlySpan<JsonValue> values)
    {
        var bytes = new byte[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].IsBoolean) return null;
            bytes[i] = values[i].AsBoolean() ? (byte)1 : (byte)0;
        }

        return new ArrayColumn(new NdArray(DType.Boolean, [values.Length], bytes));
    }

    private static StringColumn? BuildTexts(ReadOnlySpan<JsonValue> values)
    {
        var texts = new string[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].StringOrNull is not { } text) return null;
            texts[i] = text;
        }

        return new StringColumn(texts);
    }

    // Arrays of one dtype: of one shape they become one array with a further axis, vectors of different lengths a ragged column.
    private static Column? BuildArrays(ReadOnlySpan<JsonValue> values)
    {
        DType? type = null;
        int[]? shape = null;
        var sameShape = true;
        var bytes = 0L;
        foreach (var value in values)
        {
            if (value.NdArrayOrNull is { Rank: > 0 } array)
            {
                if (type is not null && array.DType != type) return null;
                type = array.DType;
                shape ??= array.Shape.ToArray();
                sameShape &= array.Shape.SequenceEqual(shape);
                if (!sameShape && (array.Rank != 1 || shape.Length != 1)) return null;
                bytes += array.Data.Length;
            }
            else if (value is { Kind: JsonKind.Array, Count: 0 })
            {
                sameShape = false;
                if (shape is { Length: > 1 }) return null;
            }
            else
            {
                return null;
            }
        }

        if (type is null || shape is null || (!sameShape && shape.Length != 1)) return null;

        // An array alone is not copied: in a text of a thousand brackets around many numbers each pair would copy them all.
        if (values.Length == 1) return new ArrayColumn(new NdArray(type, [1, .. shape], values[0].NdArrayOrNull!.Data));
        var data = Gather(values, bytes);
        return sameShape
            ? new ArrayColumn(new NdArray(type, [values.Length, .. shape], data))
            : new RaggedColumn(new NdArray(type, [data.Length / type.ItemSize], data), Offsets(values));
    }

    private static byte[] Gather(ReadOnlySpan<JsonValue> values, long bytes)
    {
        var data = GC.AllocateUninitializedArray<byte>(checked((int)bytes));
        var at = 0;
        foreach (var value in values)
        {
            if (value.NdArrayOrNull is not { } array) continue;
            array.Data.Span.CopyTo(data.AsSpan(at));
            at += array.Data.Length;
        }

        return data;
    }

    private static int[] Offsets(ReadOnlySpan<JsonValue> values)
    {
        var offsets = new int[values.Length + 1];
        for (var i = 0; i < values.Length; i++) offsets[i + 1] = offsets[i] + values[i].Count;
        return offsets;
    }
}
