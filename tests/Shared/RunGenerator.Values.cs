using System.Numerics;
using Cerulean.Documents;

namespace Cerulean.Tests;

internal sealed partial class RunGenerator
{
    private static readonly double[] OddFloats =
        [0, -0.0, 1, -1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -2.2e-308, double.MaxValue, 1e16, 0.1];

    private static readonly string[] OddTexts =
        ["", "plain", "Größe µm", "日本語", "🔭 sky", "\"quoted\\\" \n\t\u0001", "\u2028\u00e9e\u0301", "1.0", "null", new string('x', 300)];

    /// <summary>What the values of a field are; all of a kind need not fit one typed column.</summary>
    private enum FieldKind
    {
        Float,
        Integer,
        BigInteger,
        Boolean,
        Text,
        Vector,
        Matrix,
        Ragged,
        SmallDtype,
        MixedNumbers,
        OftenNull,
        Anything,
    }

    private JsonValue Value(FieldKind kind) => kind switch
    {
        FieldKind.Float => Float(),
        FieldKind.Integer => Integer(),
        FieldKind.BigInteger => _random.Next(3) == 0 ? (JsonValue)(Integer() * BigInteger.Pow(10, _random.Next(19, 60))) : Integer(),
        FieldKind.Boolean => _random.Next(2) == 0,
        FieldKind.Text => Text(),
        FieldKind.Vector => NdArray.From(Floats(3)),
        FieldKind.Matrix => NdArray.From<long>(Integers(6), 2, 3),
        FieldKind.Ragged => NdArray.From(Floats(_random.Next(5))),
        FieldKind.SmallDtype => _random.Next(2) == 0 ? NdArray.From((ushort)_random.Next(65536), (ushort)7) : NdArray.From((float)_random.NextDouble(), 0.1f),
        FieldKind.MixedNumbers => _random.Next(2) == 0 ? Float() : Integer(),
        FieldKind.OftenNull => _random.Next(2) == 0 ? JsonValue.Null : Float(),
        _ => Anything(2),
    };

    private JsonValue Anything(int depth) => _random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => JsonValue.Null,
        1 => _random.Next(2) == 0,
        2 => Integer(),
        3 => Float(),
        4 => Text(),
        5 => NdArray.From(Floats(_random.Next(4))),
        6 => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Anything(depth - 1))]),
        _ => Object(depth - 1),
    };

    private JsonObject Metadata() => JsonObject.Of(
        ("plan_name", Text()), ("nested", Object(3)), ("versions", JsonObject.Of(("cerulean", "0.1"))), ("über", Anything(2)), ("empty", JsonObject.Empty), ("list", JsonArray.Empty));

    private JsonObject Object(int depth) =>
        JsonObject.Of([.. Enumerable.Range(0, _random.Next(4)).Select(i => ($"key {i} ä", Anything(depth)))]);

    private double Float() => _random.Next(3) == 0 ? Pick(OddFloats) : (_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(-20, 20));

    private long Integer() => _random.Next(4) switch
    {
        0 => _random.NextInt64(long.MinValue, long.MaxValue),
        1 => Pick<long>([0, 1, -1, 1L << 53, (1L << 53) + 1, long.MaxValue, long.MinValue]),
        _ => _random.Next(-100, 100),
    };

    private double[] Floats(int count) => [.. Enumerable.Range(0, count).Select(_ => Float())];

    private long[] Integers(int count) => [.. Enumerable.Range(0, count).Select(_ => Integer())];

    private string Text() => Pick(OddTexts);
}
