using System.Globalization;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Store;

namespace Cerulean.Cli.Rendering;

/// <summary>What is told of a store as a whole.</summary>
internal static class StoreReport
{
    public static void Write(StoreInfo info, bool asJson, Output output)
    {
        if (asJson)
        {
            WriteLine(
                JsonObject.Of(
                    ("file", info.Place), ("version", info.Version), ("runs", info.OpenRuns + info.ClosedRuns), ("open", info.OpenRuns), ("closed", info.ClosedRuns),
                    ("deleted", info.DeletedRuns), ("documents", info.Documents), ("rows", info.Rows), ("pages", info.Pages), ("loose", info.LooseEvents),
                    ("scattered", info.ScatteredRuns), ("bytes", info.Bytes), ("free", info.FreeBytes), ("watermark", info.Watermark)),
                output);
            return;
        }

        output.WriteLine($"{info.Place}, store version {info.Version}");
        output.WriteLine($"runs       {Words.Number(info.OpenRuns + info.ClosedRuns)} ({Words.Number(info.OpenRuns)} open), {Words.Number(info.DeletedRuns)} deleted");
        output.WriteLine($"documents  {Words.Number(info.Documents)}, the last is number {Words.Number(info.Watermark)}");
        output.WriteLine($"rows       {Words.Number(info.Rows)} in {Words.Count(info.Pages, "page")}, {Words.Number(info.LooseEvents)} in none");
        output.WriteLine($"size       {Size(info.Bytes)}, {Size(info.FreeBytes)} free");
        if (info.ScatteredRuns > 0 || info.FreeBytes > info.Bytes / 4) output.WriteLine("Make it smaller with: cerulean store compact");
    }

    public static void Write(StoreFault fault, bool asJson, Output output)
    {
        if (!asJson) output.WriteLine(Words.OneLine(fault.ToString()));
        else WriteLine(JsonObject.Of(("run", fault.Run), ("stream", fault.Stream), ("page", fault.Page is { } page ? page : JsonValue.Null), ("message", fault.Message)), output);
    }

    public static void Write(Compaction compaction, bool asJson, Output output)
    {
        if (asJson)
        {
            WriteLine(
                JsonObject.Of(
                    ("runs", compaction.Runs), ("pieces", compaction.Pieces), ("bytes_before", compaction.BytesBefore), ("bytes_after", compaction.BytesAfter)),
                output);
            return;
        }

        output.WriteLine($"{Words.Count(compaction.Runs, "run")} packed, {Words.Count(compaction.Pieces, "piece")} fewer; {Size(compaction.BytesBefore)} before, {Size(compaction.BytesAfter)} now.");
    }

    private static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    private static void WriteLine(JsonObject json, Output output)
    {
        JsonText.Write(json, output, NonFinite.Null);
        output.EndLine();
    }
}
