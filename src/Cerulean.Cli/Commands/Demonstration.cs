using Cerulean.Cli.Demo;
using Cerulean.Cli.Rendering;
using Cerulean.Documents;
using Cerulean.Store;
using Cerulean.Transport;
using Spectre.Console;

namespace Cerulean.Cli.Commands;

/// <summary>Takes runs all the way, and shows each step.</summary>
internal sealed class Demonstration(Terminal terminal, string storePath)
{
    private const int PageWidth = 80;
    private const int ShownRows = 4;
    private const int ShownRuns = 6;

    private readonly List<IngestOutcome> _outcomes = [];
    private int _uidLength;
    private int _step;

    /// <summary>Takes the files, or without any collects runs and takes those.</summary>
    public int Run(IReadOnlyList<string>? files, DemoFolder folder)
    {
        var taken = files ?? Collect(folder);
        var validation = Check(taken);
        using var store = DocumentStore.Open(storePath);
        var ingestion = Ingest(taken, store);
        ShowRuns(store);
        Run[] runs = [.. _outcomes.Where(outcome => outcome.Status != IngestStatus.Rejected).Select(outcome => outcome.Run).Distinct().Select(store.Find).OfType<Run>()];
        if (runs.Length > 0) ShowTables(runs);
        ShowTiles(runs);
        Conclude(store);
        return validation == Exit.Good && ingestion.IsGood ? Exit.Good : Exit.No;
    }

    private List<string> Collect(DemoFolder folder)
    {
        Step("Collect runs from simulated devices, watched live, and record them in files", $"in {folder.Path}");
        var files = new List<string>();
        using var live = new StringWriter { NewLine = "\n" };
        new DemoScans(folder, live).Record((file, documents) =>
        {
            // The table of the first tile, and no line of a run without it.
            foreach (var line in live.ToString().Split('\n').Where(line => line.StartsWith('+') || line.StartsWith('|'))) terminal.Out.WriteLine($"   {line}");
            live.GetStringBuilder().Clear();
            files.Add(file);
            terminal.Out.WriteLine($"   {Path.GetFileName(file),-26}{Words.Count(documents, "document"),14}");
        });
        terminal.Out.WriteLine($"   images{Words.Count(Directory.GetFiles(folder.Images).Length, "file"),34}");
        return files;
    }

    private int Check(IReadOnlyList<string> files)
    {
        Step("Check every document against its schema, and their order");
        var validation = new Validation(terminal, new RunFileOptions(), asJson: false) { Indent = "   " };
        foreach (var file in files) validation.Judge(file, eachOnItsOwn: false);
        terminal.Out.WriteLine($"   {validation.Summary}");
        return validation.ExitCode;
    }

    private Ingestion Ingest(IReadOnlyList<string> files, DocumentStore store)
    {
        Step("Store them durably", $"in {storePath}");
        var began = terminal.Time.GetTimestamp();
        var ingestion = new Ingestion(terminal, store, new RunFileOptions(), keepIncomplete: false, CancellationToken.None)
        {
            Completed = outcome =>
            {
                _outcomes.Add(outcome);
                var why = outcome.Status == IngestStatus.Rejected ? $": {outcome.Message}" : "";
                terminal.Out.WriteLine($"   {IngestReport.Brief(outcome)}{Words.OneLine(why)}");
            },
        };
        foreach (var file in files) ingestion.Take(file);
        var seconds = terminal.Time.GetElapsedTime(began).TotalSeconds;
        terminal.Out.WriteLine($"   {Words.Count(ingestion.Documents, "document")} in {Words.Duration(seconds)}; what is called stored is on disk.");
        return ingestion;
    }

    private void ShowRuns(DocumentStore store)
    {
        Step("List the runs, newest first");
        RunSummary[] runs = [.. store.List()];
        _uidLength = RunList.UidLength(runs);
        if (runs.Length > 0) RunList.Show(runs, terminal, ShownRuns, PageWidth);
        else terminal.Out.WriteLine("   There is none.");
    }

    private void ShowTables(IReadOnlyList<Run> runs)
    {
        Step("Read them back as tables");
        foreach (var run in runs.Take(ShownRuns).Where(run => run.StreamNames.Count > 0))
        {
            ShowTable(run, run.StreamNames.Contains(EventDescriptor.DefaultStream) ? EventDescriptor.DefaultStream : run.StreamNames[0]);
        }
    }

    private void ShowTable(Run run, string stream)
    {
        var table = run.ReadTable(stream);
        terminal.Out.EndLine();
        terminal.Out.WriteLine(Words.OneLine($"{run.Start.PlanName ?? "run"} {Short(run.Uid)}, stream {stream}: {Words.Count(table.RowCount, "row")}, {Words.Count(table.Columns.Count, "column")}"));
        TableText.Write(table, DataKeys.Of(run, stream), terminal, ShownRows, PageWidth);
    }

    private void ShowTiles(IReadOnlyList<Run> runs)
    {
        var tiled = runs.Where(run => run.Descriptors.Any(descriptor => descriptor.Stream == "tile_0" || descriptor.DataKeys.ContainsKey(Tiles.Key))).ToArray();
        if (tiled.Length == 0) return;
        Step("Read all tiles as one table, whichever layout they were written in");
        var table = Tiles.ReadTable(tiled[0]);
        foreach (var run in tiled)
        {
            var layout = Tiles.LayoutOf(run) == TileLayout.Single ? "one stream with tile_id" : "one stream for each tile";
            var same = run != tiled[0] && Tiles.ReadTable(run).Columns.Equals(table.Columns) ? ", the same table" : "";
            terminal.Out.WriteLine($"   {Short(run.Uid)}  {layout}{same}");
        }

        terminal.Out.EndLine();
        TableText.Write(table, DataKeys.Of(tiled[0]), terminal, ShownRows, PageWidth);
    }

    private void Conclude(DocumentStore store)
    {
        terminal.Out.EndLine();
        terminal.Out.WriteLine("Next, type:");
        var newest = store.List().FirstOrDefault();
        var at = $"--store {Invocation.Quote(storePath)}";
        terminal.Out.WriteLine($"  {Invocation.Name} list {at}");
        if (newest is null) return;
        var uid = Invocation.Quote(Short(newest.Uid));
        var streams = newest.Streams.Select(pair => pair.Key);
        var stream = Invocation.Quote(streams.OrderBy(name => name != EventDescriptor.DefaultStream).FirstOrDefault(EventDescriptor.DefaultStream));
        terminal.Out.WriteLine($"  {Invocation.Name} show {uid} {at}");
        terminal.Out.WriteLine($"  {Invocation.Name} table {uid} {stream} --format csv {at}");
        terminal.Out.WriteLine($"  {Invocation.Name} docs {uid} {at}");
    }

    private string Short(string uid) => RunList.Short(uid, _uidLength);

    private void Step(string what, string where = "")
    {
        if (_step > 0) terminal.Out.EndLine();
        Screen.Show(new Markup($"[bold]{++_step}. {Markup.Escape(what)}[/]"), terminal);
        if (where.Length > 0) terminal.Out.WriteLine($"   {where}");
        terminal.Out.Flush();
    }
}
