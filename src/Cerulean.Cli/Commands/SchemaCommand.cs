using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cerulean.Documents;
using Cerulean.Documents.Schemas;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean schema: the JSON Schema of a document.</summary>
internal static class SchemaCommand
{
    public static Verb Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME")
        {
            HelpName = "NAME",
            Description = $"Name of a document: {string.Join(", ", DocumentNames.All)}",
        };
        name.AcceptOnlyFromAmong([.. DocumentNames.All]);
        var verb = new Verb("schema", "Print the JSON Schema (draft 2020-12) of a document.")
        {
            Examples = [("cerulean schema event", "what an event must look like")],
        };
        verb.Add(name);
        verb.SetAction(parsed =>
        {
            var isKnown = DocumentNames.TryParse(parsed.GetRequiredValue(name), out var kind);
            if (isKnown) Write(DocumentSchema.Schema(kind), terminal.Out);
            return isKnown ? Exit.Good : Exit.Usage;
        });
        return verb;
    }

    // For people first: indented.
    private static void Write(JsonObject schema, Output output)
    {
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(JsonText.ToString(schema))))
        using (var writer = new Utf8JsonWriter(output, options)) document.WriteTo(writer);
        output.EndLine();
    }
}
