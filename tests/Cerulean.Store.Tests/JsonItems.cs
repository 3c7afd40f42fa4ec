using Cerulean.Documents;

namespace Cerulean.Store.Tests;

internal static class JsonItems
{
    /// <summary>The elements of a JSON array.</summary>
    public static IEnumerable<JsonValue> Items(this JsonValue array) => Enumerable.Range(0, array.Count).Select(i => array[i]);

    /// <summary>The objects of a JSON array.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonValue array) => array.Items().Select(item => item.AsObject());
}
