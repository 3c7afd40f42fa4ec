using Cerulean.Assets;
using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>Tells what became of files and resources: lines for a person, or one JSON object each.</summary>
internal sealed class AssetReport(Terminal terminal, bool asJson, Action ready)
{
    private const int MostLines = 3; // of one run: what is wrong with one file is often so with all

    /// <summary>Lists files.</summary>
    public int Show(IEnumerable<AssetFile> files)
    {
        var (count, bytes, bad) = (0, 0L, 0);
        var seen = new HashSet<string>();
        foreach (var file in files)
        {
            Write(file);
            if (file.Problem is not null) bad++;
            else if (seen.Add(file.Path)) (count, bytes) = (count + 1, bytes + file.Bytes ?? 0);
        }

        Summarize($"{Words.Count(count, "file")}, {Words.Size(bytes)}{(bad > 0 ? $"; {bad} with a problem" : "")}.");
        return Exit.Good;
    }

    /// <summary>Lists the files that are not good.</summary>
    public int ShowProblems(IReadOnlyList<AssetFile> files)
    {
        ready();
        var bad = files.Where(file => file.Problem is not null).ToArray();
        foreach (var file in bad) Write(file);
        Summarize($"{Words.Count(files.Count, "file")} looked at, {(bad.Length == 0 ? "all good" : $"{Words.Count(bad.Length, "problem")}")}.");
        return bad.Length == 0 ? Exit.Good : Exit.No;
    }

    /// <summary>Tells what became of resources: for a person one line for those of a run that went the same way.</summary>
    public int Show(IReadOnlyList<AssetOutcome> outcomes, string done, bool isDryRun)
    {
        ready();
        if (asJson) foreach (var outcome in outcomes) Write(outcome, done, isDryRun);
        else ShowLines(outcomes, isDryRun ? $"to be {done}" : done);
        var (good, failed) = (outcomes.Where(outcome => outcome.Status == AssetStatus.Done).ToArray(), outcomes.Count(outcome => outcome.Status == AssetStatus.Failed));
        Summarize($"{Words.Count(good.Length, "resource")} {(isDryRun ? "to be " : "")}{done} ({Words.Count(good.Sum(outcome => (long)outcome.Files), "file")}, {Words.Size(good.Sum(outcome => outcome.Bytes))}), {failed} failed.");
        return failed == 0 ? Exit.Good : Exit.No;
    }

    private void ShowLines(IReadOnlyList<AssetOutcome> outcomes, string done)
    {
        foreach (var group in outcomes.Where(outcome => outcome.Status == AssetStatus.Done).GroupBy(outcome => (outcome.Run, outcome.From, outcome.To)))
        {
            terminal.Out.WriteLine(Words.OneLine($"{done}  {group.Key.Run}  {group.Key.From} -> {group.Key.To}  {Words.Count(group.Sum(one => (long)one.Files), "file")}, {Words.Size(group.Sum(one => one.Bytes))}"));
            ShowFirst([.. group.Where(one => one.Message is not null).Select(one => $"  note: {one.Message}")]);
        }

        foreach (var run in outcomes.Where(outcome => outcome.Status == AssetStatus.Failed).GroupBy(outcome => outcome.Run))
        {
            ShowFirst([.. run.Select(outcome => $"failed  {outcome.Run}  resource {outcome.Resource}: {outcome.Message}")]);
        }
    }

    private void ShowFirst(string[] lines)
    {
        foreach (var line in lines.Take(MostLines)) terminal.Out.WriteLine(Words.OneLine(line));
        if (lines.Length > MostLines) terminal.Out.WriteLine($"  and {Words.Count(lines.Length - MostLines, "resource")} more of this run: --json tells all.");
    }

    private void Write(AssetFile file)
    {
        if (asJson)
        {
            JsonLines.Write(
                JsonObject.Of(
                    ("run", file.Run),
                    ("resource", file.Resource),
                    ("path", file.Path.Length > 0 ? file.Path : null),
                    ("bytes", file.Bytes is { } bytes ? bytes : JsonValue.Null),
                    ("problem", file.Problem)),
                terminal.Out);
            return;
        }

        var size = file.Bytes is { } known ? Words.Size(known) : "-";
        var place = file.Path.Length > 0 ? file.Path : $"resource {file.Resource}";
        terminal.Out.WriteLine(Words.OneLine($"{file.Run}  {size,9}  {place}{(file.Problem is null ? "" : $": {file.Problem}")}"));
    }

    private void Write(AssetOutcome outcome, string done, bool isDryRun) => JsonLines.Write(
        JsonObject.Of(
            ("run", outcome.Run),
            ("resource", outcome.Resource),
            ("status", outcome.Status switch { AssetStatus.Done => done, AssetStatus.Failed => "failed", _ => "unchanged" }),
            ("dry_run", isDryRun),
            ("from", outcome.From),
            ("to", outcome.To),
            ("files", outcome.Files),
            ("bytes", outcome.Bytes),
            ("message", outcome.Message)),
        terminal.Out);

    private void Summarize(string words)
    {
        terminal.Out.Flush();
        if (!asJson) terminal.Errors.WriteLine(words);
    }
}
