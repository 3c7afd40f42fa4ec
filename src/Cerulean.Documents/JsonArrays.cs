namespace Cerulean.Documents;

/// <summary>Gives JSON arrays their one canonical form, whoever reads them.</summary>
internal static class JsonArrays
{
    /// <summary>
    /// An <see cref="NdArray"/> where all elements are booleans, 64-bit integers, floats, or arrays of one dtype and shape; else a list.
    /// </summary>
    public static JsonValue Build(ReadOnlySpan<JsonValue> elements)
    {
        if (elements.Length == 0) return JsonArray.Empty;
        if (elements[0].Kind is JsonKind.String or JsonKind.Null or JsonKind.Object) return new JsonArray(elements.ToArray());
        return Column.FromValues(elements) is ArrayColumn typed ? typed.Array : new JsonArray(elements.ToArray());
    }
}
