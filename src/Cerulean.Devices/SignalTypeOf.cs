using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A type of values that a signal can have.</summary>
/// <param name="Dtype">What a data key declares.</param>
/// <param name="DtypeNumpy">The same more exactly; null where only the value tells.</param>
/// <param name="ToJson">Makes JSON of a value.</param>
/// <param name="FromJson">Makes a value of JSON, and throws <see cref="InvalidOperationException"/> for another kind.</param>
/// <param name="Empty">The value of a mock before it is set.</param>
/// <param name="Choices">All values, where they can be listed.</param>
internal sealed record SignalTypeOf<T>(
    DataKeyType Dtype, string? DtypeNumpy, Func<T, JsonValue> ToJson, Func<JsonValue, T> FromJson, JsonValue Empty, IReadOnlyList<string>? Choices = null);
