using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>Rows as JSON, an object for each.</summary>
internal sealed class JsonRows(Output output) : IRowWriter
{
    public void Write(JsonObject row, bool isComplete) => JsonLines.Write(row, output);

    public void Finish()
    {
    }
}
