using System.Text.RegularExpressions;
using Cerulean.Documents.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Documents.Schemas.Tests;

/// <summary>The printed JSON Schemas.</summary>
public sealed class JsonSchemaTests
{
    private static readonly string[] Keywords =
    [
        "$schema", "title", "description", "type", "properties", "required", "patternProperties", "additionalProperties", "items", "prefixItems",
        "minItems", "maxItems", "anyOf", "enum", "const", "pattern", "$ref", "$defs",
    ];

    public static TheoryData<string> Names => [.. DocumentNames.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_says_what_it_is(string name)
    {
        var schema = Schema(name);

        Assert.Equal(["$schema", "title", "description", "type"], schema.Names.Names[..4].ToArray());
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]);
        Assert.Equal(name, schema["title"]);
        Assert.Equal("object", schema["type"]);
        Assert.Equal(schema, JsonText.Parse(JsonText.ToString(schema)).AsObject());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_uses_known_keywords_and_its_own_definitions(string name)
    {
        var schema = Schema(name);
        var definitions = schema.GetOrNull("$defs").ObjectOrNull ?? JsonObject.Empty;
        var parts = Parts(schema).ToArray();
        var references = parts.Where(part => part.ContainsKey("$ref")).Select(part => part["$ref"].AsString()).ToHashSet(StringComparer.Ordinal);

        Assert.All(parts.SelectMany(part => part.Names.Names.ToArray()), keyword => Assert.Contains(keyword, Keywords));
        Assert.Equal(definitions.Names.Names.ToArray().Select(definition => $"#/$defs/{definition}").Order(), references.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Required_members_are_described(string name)
    {
        foreach (var part in Parts(Schema(name)).Where(part => part.ContainsKey("required")))
        {
            var required = Texts(part["required"]);
            Assert.NotEmpty(required);
            Assert.Subset(part["properties"].AsObject().Names.Names.ToArray().ToHashSet(), required.ToHashSet());
        }
    }

    [Theory]
    [InlineData("start", "uid time")]
    [InlineData("descriptor", "uid time run_start data_keys")]
    [InlineData("event", "uid time descriptor seq_num data timestamps")]
    [InlineData("event_page", "uid time descriptor seq_num data timestamps")]
    [InlineData("resource", "uid spec root resource_path resource_kwargs")]
    [InlineData("datum", "datum_id resource datum_kwargs")]
    [InlineData("datum_page", "datum_id resource datum_kwargs")]
    [InlineData("stream_resource", "uid data_key mimetype uri parameters")]
    [InlineData("stream_datum", "uid stream_resource descriptor indices seq_nums")]
    [InlineData("stop", "uid time run_start exit_status")]
    [InlineData("bulk_datum", "resource datum_ids datum_kwarg_list")]
    public void What_is_required_is_what_the_verdict_requires(string name, string members)
    {
        Assert.Equal(members.Split(' '), Texts(Schema(name)["required"]));
        Assert.All(members.Split(' '), member => Assert.False(DocumentSchema.Check(SampleDocuments.Name(name), SampleDocuments.With(name, member, "~"))));
    }

    [Theory]
    [InlineData("start", "false", "^([^./]+)$", """{"$ref":"#/$defs/metadata"}""")]
    [InlineData("descriptor", "false", "^([^./]+)$", """{"$ref":"#/$defs/metadata"}""")]
    [InlineData("stop", "false", "^([^./]+)$", "true")]
    [InlineData("event", "false", null, null)]
    [InlineData("event_page", "false", null, null)]
    [InlineData("resource", "false", null, null)]
    [InlineData("datum", "false", null, null)]
    [InlineData("datum_page", "false", null, null)]
    [InlineData("bulk_datum", "false", null, null)]
    [InlineData("stream_resource", null, null, null)]
    [InlineData("stream_datum", null, null, null)]
    public void A_schema_is_closed_or_open(string name, string? additional, string? pattern, string? values)
    {
        var schema = Schema(name);

        Assert.Equal(additional, schema.TryGetValue("additionalProperties", out var closed) ? JsonText.ToString(closed) : null);
        Assert.Equal(pattern is null ? null : $$"""{"{{pattern}}":{{values}}}""", schema.TryGetValue("patternProperties", out var every) ? JsonText.ToString(every) : null);
    }

    [Theory]
    [InlineData("start", "scan_id", "integer")]
    [InlineData("start", "time", "number")]
    [InlineData("start", "sample", """["object","string"]""")]
    [InlineData("event", "seq_num", "integer")]
    [InlineData("event_page", "seq_num", "array")]
    [InlineData("stop", "exit_status", "string")]
    public void A_member_has_its_type(string name, string member, string type) =>
        Assert.Equal(type, Schema(name)["properties"].AsObject()[member].AsObject()["type"] is { StringOrNull: { } text } ? text : JsonText.ToString(Schema(name)["properties"].AsObject()[member].AsObject()["type"]));

    [Fact]
    public void The_rule_for_metadata_refers_to_itself() => Assert.Equal(
        """{"^([^./]+)$":{"$ref":"#/$defs/metadata"}}""",
        JsonText.ToString(Schema("start")["$defs"].AsObject()["metadata"].AsObject()["patternProperties"]));

    // The rule for names is code in the verdict and a pattern in the schema.
    [Fact]
    public void The_pattern_of_names_is_the_rule_of_names()
    {
        var pattern = new Regex(MetadataRule.NamePattern);

        Prop.ForAll(Arb.From(Gen.Elements('a', '.', '/', '\n', ' ', 'é').ListOf()), name =>
            pattern.IsMatch(string.Concat(name)) == MetadataRule.IsPlain(string.Concat(name))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static JsonObject Schema(string name) => DocumentSchema.Schema(SampleDocuments.Name(name));

    private static string[] Texts(JsonValue list) => [.. Enumerable.Range(0, list.Count).Select(i => list[i].AsString())];

    /// <summary>The schema and all schemas within it.</summary>
    private static IEnumerable<JsonObject> Parts(JsonValue schema)
    {
        if (schema.ObjectOrNull is not { } json) return [];
        var inner = json.SelectMany(keyword => keyword.Key switch
        {
            "properties" or "patternProperties" or "$defs" => keyword.Value.AsObject().Values.ToArray(),
            "items" or "additionalProperties" => [keyword.Value],
            "anyOf" or "prefixItems" => Enumerable.Range(0, keyword.Value.Count).Select(i => keyword.Value[i]),
            _ => (IEnumerable<JsonValue>)[],
        });
        return inner.SelectMany(Parts).Prepend(json);
    }
}
