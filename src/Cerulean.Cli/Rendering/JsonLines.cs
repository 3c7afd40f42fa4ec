using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Store;

namespace Cerulean.Cli.Rendering;

/// <summary>Runs, findings and outcomes as JSON, one object per line.</summary>
internal static class JsonLines
{
    public static void Write(RunSummary run, Output output) => WriteLine(
        JsonObject.Of(
            ("uid", run.Uid),
            ("scan_id", run.ScanId is { } number ? number : JsonValue.Null),
            ("time", run.Time),
            ("plan_name", run.PlanName),
            ("exit_status", run.ExitStatus?.ToString().ToLowerInvariant()),
            ("streams", JsonObject.Of([.. run.Streams.Select(stream => (stream.Key, (JsonValue)stream.Value))]))),
        output);

    public static void Write(IngestOutcome outcome, Output output) => WriteLine(
        JsonObject.Of(
            ("run", outcome.Run.Length > 0 ? outcome.Run : null),
            ("documents", outcome.Documents),
            ("events", outcome.Events),
            ("streams", outcome.Streams.Count == 0 ? JsonArray.Empty : JsonValue.FromStrings(outcome.Streams)),
            ("status", outcome.Status.ToString().ToLowerInvariant()),
            ("message", outcome.Message)),
        output);

    public static void Write(string file, long? line, Finding finding, Output output) => WriteLine(
        JsonObject.Of(
            ("file", file),
            ("line", line is { } number ? number : JsonValue.Null),
            ("run", finding.Run),
            ("name", finding.Name),
            ("path", finding.Path),
            ("message", finding.Message)),
        output);

    /// <summary>Writes an object as a line.</summary>
    public static void Write(JsonObject json, Output output) => WriteLine(json, output);

    private static void WriteLine(JsonObject json, Output output)
    {
        JsonText.Write(json, output, NonFinite.Null);
        output.EndLine();
    }
}
