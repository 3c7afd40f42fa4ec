using System.Numerics;
using Cerulean.Documents;

namespace Cerulean.Store.Tests;

/// <summary>Random starts and stops, and queries that often match some of them.</summary>
internal sealed class QueryGenerator(int seed)
{
    private static readonly string[] Names = ["a", "b", "plan_name", "odd key", "text", "start", "scan_id"];

    private static readonly JsonValue[] Scalars =
    [
        0, 1, 2, 1.0, 2.5, -0.0, 1L << 53, (1L << 53) + 1, 9007199254740992.0, long.MaxValue, long.MinValue, 9223372036854775808.0, BigInteger.Pow(2, 64), BigInteger.Pow(2, 64) + 1,
        -BigInteger.Pow(10, 30), 1e30, BigInteger.Pow(10, 310), -BigInteger.Pow(10, 310), 0.1, double.MaxValue, -1e-300, true, false, JsonValue.Null,
        "", "Fe", "Fe2O3", "fe", "Größe µm", "🔭 sky", "it's \"so\"", "a*b?[c]\\", "null\0inside", "null", "1", new string('x', 100), new string('x', 101), new string('x', 100) + "y", "\uffee",
    ];

    private static readonly JsonValue[] Unspeakable = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly string[] Patterns = ["Fe*", "*e*", "?e", "*", "", "Fe", "*\\**", "x*", new string('x', 99) + "*", new string('x', 101) + "*", "*y", "🔭*", "? sky", "null*", "*inside", "a\\*b\\?[c]\\\\"];

    private static readonly string[] Words = ["fe", "FE2O3 größe", "sky*", "it's", "f*", "x*", "nothing", "success", "null inside"];

    private readonly Random _random = new(seed);

    public List<Document> Run(string uid)
    {
        var start = new RunStart { Uid = uid, Time = _random.Next(-1, 4) + (_random.Next(3) * 0.25), Metadata = Object(3) };
        if (_random.Next(4) == 0) return [start];
        return
        [
            start,
            new RunStop
            {
                Uid = uid + "-stop",
                Time = 9,
                RunStart = uid,
                ExitStatus = (ExitStatus)_random.Next(3),
                Metadata = Object(2),
                Reason = _random.Next(2) == 0 ? "Fe done" : null,
            },
        ];
    }

    public Query Query(int depth = 3)
    {
        try
        {
            return Any(depth);
        }
        catch (ArgumentException error) when (error.Message.Contains("is compared with Unix seconds", StringComparison.Ordinal))
        {
            return Store.Query.Has("a");
        }
    }

    private Query Any(int depth) => _random.Next(depth > 0 ? 14 : 9) switch
    {
        0 or 1 => Compare(),
        2 => Store.Query.In(Path(), [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(Scalars))]),
        3 => Store.Query.Contains(Path(), Pick(Scalars)),
        4 => Store.Query.Has(Path()),
        5 or 6 => Store.Query.Like(Path(), Pick(Patterns)),
        7 => Store.Query.Text(Pick(Words)),
        8 => Store.Query.Began(_random.Next(-1, 3), _random.Next(2) == 0 ? null : _random.Next(1, 5)),
        9 or 10 => Query(depth - 1) & Query(depth - 1),
        11 or 12 => Query(depth - 1) | Query(depth - 1),
        _ => !Query(depth - 1),
    };

    private Query Compare()
    {
        var value = Pick(Scalars);
        var comparison = value.IsNumber || value.StringOrNull is not null ? (Comparison)_random.Next(5) : Comparison.Equal;
        return Store.Query.Compare(Path(), comparison, value);
    }

    private string Path()
    {
        var path = Pick(["", "", "", "start.", "stop."]);
        if (_random.Next(6) == 0) return Pick(["time", "stop.time", "exit_status", "stop.exit_status", "uid", "start.exit_status", "stop", "start", "stop[0]"]);
        path += $"\"{Pick(Names)}\"";
        while (_random.Next(3) == 0) path += _random.Next(3) == 0 ? $"[{_random.Next(3)}]" : $".\"{Pick(Names)}\"";
        return path;
    }

    private JsonObject Object(int depth)
    {
        var names = Names.Where(_ => _random.Next(2) == 0).Where(name => name != "scan_id" || depth < 2).ToArray();
        return new JsonObject(new JsonKeys(names), [.. names.Select(name => name == "plan_name" && depth > 1 ? Pick<JsonValue>(["Fe", "scan"]) : Value(depth - 1))]);
    }

    private JsonValue Value(int depth) => _random.Next(depth > 0 ? 8 : 5) switch
    {
        5 => Object(depth),
        6 => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth - 1))]),
        7 => _random.Next(6) == 0 ? NdArray.From(Enumerable.Range(0, 150).Select(i => (long)i).ToArray()) : NdArray.From(1.0, 2.5),
        4 => Pick(Unspeakable),
        _ => Pick(Scalars),
    };

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
