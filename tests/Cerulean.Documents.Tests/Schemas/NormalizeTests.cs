using System.Numerics;
using Cerulean.Documents.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Documents.Schemas.Tests;

/// <summary>Integral floats of integer members become integers; nothing else changes.</summary>
public sealed class NormalizeTests
{
    [Theory]
    [InlineData("start", "scan_id", "3.0", "3")]
    [InlineData("start", "scan_id", "-0.0", "0")]
    [InlineData("start", "projections>0>projection>c>config_index", "2.0", "2")]
    [InlineData("stop", "num_events", "{\"a\": 1, \"b.c\": 2.0}", "{\"a\":1,\"b.c\":2}")]
    [InlineData("descriptor", "data_keys>m>shape", "[3.0, null]", "[3,null]")]
    [InlineData("descriptor", "data_keys>m>shape", "[3.0, 4]", "[3,4]")]
    [InlineData("descriptor", "data_keys>m>precision", "3.0", "3")]
    [InlineData("descriptor", "configuration>m>data_keys>v>shape", "[2.0]", "[2]")]
    [InlineData("event", "seq_num", "2.0", "2")]
    [InlineData("event_page", "seq_num", "[1.0, 2.0]", "[1,2]")]
    [InlineData("event_page", "seq_num", "[1, 2.0]", "[1,2]")]
    [InlineData("event_page", "seq_num", "[1e20, 1.0]", "[100000000000000000000,1]")]
    [InlineData("bulk_events", "d>0>seq_num", "7.0", "7")]
    [InlineData("stream_datum", "indices", "{\"start\": 0.0, \"stop\": 5.0, \"step\": 1.0}", "{\"start\":0,\"stop\":5,\"step\":1.0}")]
    [InlineData("stream_datum", "seq_nums", "{\"start\": 1, \"stop\": 6.0}", "{\"start\":1,\"stop\":6}")]
    public void Integral_floats_become_integers(string document, string place, string value, string expected)
    {
        var normal = Normalize(document, SampleDocuments.With(document, place, value));

        Assert.Equal(SampleDocuments.With(document, place, expected), normal);
        Assert.Contains(expected, JsonText.ToString(normal), StringComparison.Ordinal);
        Assert.Same(normal.AsObject(), Normalize(document, normal).AsObject());
    }

    [Theory]
    [InlineData("start", "time", "3.0")]
    [InlineData("start", "anything", "3.0")]
    [InlineData("start", "projections>0>projection>l>config_index", "3.0")]
    [InlineData("stop", "data_type", "3.0")]
    [InlineData("descriptor", "data_keys>m>limits>hysteresis", "3.0")]
    [InlineData("descriptor", "configuration>m>data", "{\"v\": 3.0}")]
    [InlineData("event", "data", "{\"seq_num\": 3.0}")]
    [InlineData("event_page", "time", "[3.0, 4.0]")]
    [InlineData("event_page", "data", "{\"seq_num\": [3.0, 4.0]}")]
    [InlineData("resource", "resource_kwargs", "{\"frame_per_point\": 3.0}")]
    public void Other_floats_stay(string document, string place, string value)
    {
        var json = SampleDocuments.With(document, place, value);

        Assert.Same(json.AsObject(), Normalize(document, json).AsObject());
    }

    [Fact]
    public void What_needs_no_change_is_the_same_instance() => Assert.All(DocumentNames.All, document =>
    {
        var json = SampleDocuments.Of(document);
        Assert.Same(json.AsObject(), Normalize(document, json).AsObject());
    });

    [Fact]
    public void A_page_gets_a_vector_of_integers()
    {
        var page = SampleDocuments.Of("event_page").AsObject();
        foreach (var type in (DType[])[DType.Float64, DType.Parse("<f4"), DType.Parse(">f8")])
        {
            var floats = new NdArray(type, [2], new byte[2 * type.ItemSize]);
            var normal = Normalize("event_page", page.With("seq_num", floats)).AsObject()["seq_num"];
            Assert.Equal([0L, 0L], normal.NdArrayOrNull!.AsSpan<long>());
        }
    }

    [Fact]
    public void Long_integers_are_exact()
    {
        var normal = Normalize("event", SampleDocuments.With("event", "seq_num", "1e300")).AsObject()["seq_num"];

        Assert.True(normal.TryGetBigInteger(out var value));
        Assert.Equal(new BigInteger(1e300), value);
        Assert.Equal(JsonKind.Integer, normal.Kind);
    }

    // Any value at any member: the verdict is the same afterwards, and a second time changes nothing.
    [Fact]
    public void The_verdict_stays()
    {
        var replacements = Gen.Elements(
            "null", "true", "1", "2.0", "2.5", "-0.0", "1e300", "NaN", "\"a\"", "[]", "[1, 2.0]", "[1.0, 2.0]", "[1.5, 2.0]", "[1.0, null]", "[\"a\", 1.0]", "[[1.0, 2.0]]",
            "{}", "{\"a\": 1.0}", "{\"start\": 0.0, \"stop\": 1.0}", "{\"a\": {\"source\": \"\", \"dtype\": \"array\", \"shape\": [1.0, null], \"precision\": 2.0}}");
        var documents =
            from name in Gen.Elements(DocumentNames.All.ToArray())
            from places in Gen.Elements(Places(SampleDocuments.Of(name)).ToArray()).NonEmptyListOf()
            from values in replacements.ListOf(places.Count)
            select (Name: name, Json: places.Zip(values).Aggregate(SampleDocuments.Of(name), (json, change) => Replace(json, change.First, change.Second)));

        Prop.ForAll(Arb.From(documents), document =>
        {
            var name = SampleDocuments.Name(document.Name);
            var passes = DocumentSchema.Check(name, document.Json);
            var normal = DocumentSchema.Normalize(name, document.Json);
            return DocumentSchema.Check(name, normal) == passes && DocumentSchema.Normalize(name, normal) is var again && ReferenceEquals(again.ObjectOrNull, normal.ObjectOrNull);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static JsonValue Normalize(string document, JsonValue json)
    {
        Assert.True(DocumentSchema.Check(SampleDocuments.Name(document), json));
        return DocumentSchema.Normalize(SampleDocuments.Name(document), json);
    }

    private static IEnumerable<string[]> Places(JsonValue value) => value.ObjectOrNull is not { } json
        ? [[]]
        : json.SelectMany(member => Places(member.Value).Select(place => (string[])[member.Key, .. place]).Append([member.Key]));

    // An earlier change may have taken the place away.
    private static JsonValue Replace(JsonValue json, ReadOnlySpan<string> place, string value)
    {
        if (place.Length == 0) return JsonText.Parse(value);
        return json.ObjectOrNull is { } map && map.TryGetValue(place[0], out var member) ? map.With(place[0], Replace(member, place[1..], value)) : json;
    }
}
