using System.Runtime.InteropServices;
using System.Text.Json;

namespace Cerulean.Documents.Serialization;

/// <summary>Writes values with the framework's writer and our numbers.</summary>
internal readonly struct JsonTarget(Utf8JsonWriter writer, NonFinite nonFinite)
{
    public void Write(JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Float: Write(value.AsDouble()); break;
            case JsonKind.Integer: WriteInteger(value); break;
            case JsonKind.String: writer.WriteStringValue(value.StringOrNull); break;
            case JsonKind.Boolean: writer.WriteBooleanValue(value.AsBoolean()); break;
            case JsonKind.Null: writer.WriteNullValue(); break;
            case JsonKind.Object: Write(value.AsObject()); break;
            default: WriteArray(value); break;
        }
    }

    public void Write(JsonObject value)
    {
        writer.WriteStartObject();
        var names = value.Names.Encoded;
        var values = value.Values;
        for (var i = 0; i < values.Length; i++)
        {
            writer.WritePropertyName(names[i]);
            Write(values[i]);
        }

        writer.WriteEndObject();
    }

    public void Write(double value)
    {
        if (nonFinite == NonFinite.Null && !double.IsFinite(value))
        {
            writer.WriteNullValue();
            return;
        }

        Span<byte> text = stackalloc byte[32];
        writer.WriteRawValue(text[..NumberText.Format(value, text)], skipInputValidation: true);
    }

    private void WriteInteger(JsonValue value)
    {
        if (value.LongIntegerOrNull is { } digits) writer.WriteRawValue(digits, skipInputValidation: true);
        else writer.WriteNumberValue(value.AsInt64());
    }

    private void WriteArray(JsonValue value)
    {
        if (value.NdArrayOrNull is { } array)
        {
            WriteArray(array);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in value.ListOrNull!.Items) Write(item);
        writer.WriteEndArray();
    }

    public void WriteArray(NdArray array)
    {
        writer.WriteStartArray();
        if (array.Rank > 1)
        {
            for (var row = 0; row < array.Length; row++) Write(array[row]);
        }
        else if (array.DType == DType.Float64)
        {
            foreach (var number in MemoryMarshal.Cast<byte, double>(array.Data.Span)) Write(number);
        }
        else
        {
            for (var i = 0; i < array.Length; i++) Write(array.ElementAt(i));
        }

        writer.WriteEndArray();
    }

    public void WriteColumn(Column column)
    {
        if (column is ArrayColumn { Array: var array })
        {
            WriteArray(array);
            return;
        }

        writer.WriteStartArray();
        if (column is StringColumn texts)
        {
            foreach (var text in texts.Values) writer.WriteStringValue(text);
        }
        else
        {
            for (var row = 0; row < column.Count; row++) Write(column[row]);
        }

        writer.WriteEndArray();
    }
}
