using System.Text.Json;
using Cerulean.Documents;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean schema.</summary>
public sealed class SchemaCommandTests
{
    public static TheoryData<string> Names => new(DocumentNames.All);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_document_has_a_schema_of_the_2020_draft(string name)
    {
        using var schema = JsonDocument.Parse(Call.Cerulean("schema", name).Good());
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        Assert.Equal("object", schema.RootElement.GetProperty("type").GetString());
    }
}
