using System.CommandLine;
using System.Globalization;
using Cerulean.Cli.Rendering;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean list: the runs of a store, or those that match a query.</summary>
internal static class ListCommand
{
    public static Verb Create(Terminal terminal)
    {
        var (store, json) = (new StoreOption(), new JsonOption());
        var where = new Option<string?>("--where") { HelpName = "QUERY", Description = "Only runs whose metadata match, such as \"plan_name = 'scan' and sample.name ~ 'Fe*'\"" };
        var since = new Option<string?>("--since") { HelpName = "TIME", Description = "Only runs that began then or later: 2026, 2026-01, 2026-01-05, '2026-01-05 13:00', local time" };
        var until = new Option<string?>("--until") { HelpName = "TIME", Description = "Only runs that began before" };
        var most = MostOption();
        var verb = new Verb("list", "List the runs of the store, newest first.")
        {
            Examples =
            [
                ("cerulean list", "as a table"),
                ("cerulean list -n 1 --json", "the newest run as one JSON object"),
                ("cerulean list --where \"exit_status != 'success'\" --since 2026-01", "what did not go well since January"),
            ],
        };
        verb.Add(where);
        verb.Add(since);
        verb.Add(until);
        verb.Add(most);
        verb.Add(json);
        verb.Add(store);
        verb.SetAction(parsed =>
        {
            var query = Query(parsed.GetValue(where), parsed.GetValue(since), parsed.GetValue(until), terminal.Time.LocalTimeZone);
            return Show(store.PathOf(parsed, terminal), query, parsed.GetValue(most), parsed.GetValue(json), terminal);
        });
        return verb;
    }

    public static CountOption MostOption() => new("-n") { HelpName = "N", Description = "At most so many runs; default all" };

    /// <summary>Shows the runs that match, newest first.</summary>
    public static int Show(string path, Query? query, int? most, bool asJson, Terminal terminal)
    {
        using var store = DocumentStore.Open(path);
        var runs = new List<RunSummary>();
        foreach (var run in (query is null ? store.List() : store.Search(query)).Take(most ?? int.MaxValue))
        {
            if (asJson) JsonLines.Write(run, terminal.Out);
            else runs.Add(run);
        }

        if (runs.Count > 0) RunList.Show(runs, terminal);
        else if (!asJson && query is not null) terminal.Out.WriteLine($"No run in {path} matches.");
        else if (!asJson) terminal.Out.WriteLine($"No runs in {path} yet. Keep some with: cerulean ingest FILE");
        return Exit.Good;
    }

    private static Query? Query(string? where, string? since, string? until, TimeZoneInfo zone)
    {
        if (where is null && since is null && until is null) return null;
        var query = where is null ? null : Store.Query.Parse(where, zone);
        if (since is null && until is null) return query;
        var time = Store.Query.Began(Time("--since", since, zone), Time("--until", until, zone));
        return query is null ? time : query & time;
    }

    private static double? Time(string option, string? text, TimeZoneInfo zone)
    {
        if (text is null) return null;
        // Four digits are a year.
        if (text.Length > 4 && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)) return seconds;
        return TimeText.TryParse(text, zone, out var time)
            ? time.FirstSeconds
            : throw new CommandException($"{option}: found '{text}'; {TimeText.Expected}.") { ExitCode = Exit.Usage };
    }
}
