using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>How values of a type become JSON and back; double, long, bool, string, NdArray and enumerations have one.</summary>
internal static class SignalType<T>
{
    private static readonly object? Found = Find();

    public static SignalTypeOf<T> Instance => Found as SignalTypeOf<T> ?? throw new NotSupportedException(
        $"Found a signal of {typeof(T)}, expected one of double, long, bool, string, {nameof(NdArray)} or an enumeration.");

    private static object? Find() => Type.GetTypeCode(typeof(T)) switch
    {
        _ when typeof(T).IsEnum => new SignalTypeOf<T>(DataKeyType.String, null, static value => value!.ToString(), ParseChoice, Enum.GetNames(typeof(T))[0], Enum.GetNames(typeof(T))),
        TypeCode.Double => new SignalTypeOf<double>(DataKeyType.Number, "<f8", static value => value, static value => value.AsDouble(), 0.0),
        TypeCode.Int64 => new SignalTypeOf<long>(DataKeyType.Integer, "<i8", static value => value, static value => value.AsInt64(), 0),
        TypeCode.Boolean => new SignalTypeOf<bool>(DataKeyType.Boolean, "|b1", static value => value, static value => value.AsBoolean(), false),
        TypeCode.String => new SignalTypeOf<string>(DataKeyType.String, null, static value => value, static value => value.AsString(), ""),
        _ when typeof(T) == typeof(NdArray) => new SignalTypeOf<NdArray>(DataKeyType.Array, null, static value => value,
            static value => value.NdArrayOrNull ?? throw new InvalidOperationException($"Found {value.Describe()}, expected an array."), NdArray.From<double>([])),
        _ => null,
    };

    private static T ParseChoice(JsonValue value) => value.StringOrNull is { } text && Enum.IsDefined(typeof(T), text)
        ? (T)Enum.Parse(typeof(T), text)
        : throw new InvalidOperationException($"Found {value.Describe()}, expected one of {string.Join(", ", Enum.GetNames(typeof(T)))}.");
}
