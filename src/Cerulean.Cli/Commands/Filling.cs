using System.CommandLine;
using Cerulean.Assets;
using Cerulean.Cli.Rendering;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>What docs does with arrays that are in files.</summary>
internal sealed class Filling
{
    private readonly Option<bool> _fill = new("--fill")
    {
        Description = "Put the arrays of files in place of the references to them; events get the values of STREAM: keys too, where a stream datum covers their seq_num",
    };

    private readonly Option<bool> _hash = new("--hash") { Description = "With --fill: shape, dtype and SHA-256 (C order) of each array instead of its values" };

    private readonly RootMapOption _rootMap = new();

    public void AddTo(Command command)
    {
        _hash.Validators.Add(result =>
        {
            if (result.GetValue(_hash) && !result.GetValue(_fill)) result.AddError("--hash goes with --fill.");
        });
        command.Add(_fill);
        command.Add(_hash);
        command.Add(_rootMap);
    }

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_fill);

    /// <summary>Hands the filled documents over while their files are open.</summary>
    public void Run(
        ParseResult parsed, DocumentStore store, Run run, Granularity granularity, int pageSize, string[]? fields, Terminal terminal, Action<IEnumerable<Document>> write)
    {
        var events = new EventSource(store);
        var options = new FillerOptions { RootMap = _rootMap.Of(parsed), Clock = terminal.Time, Note = note => terminal.Say($"note: {note}") };
        using var context = events.FillContext(run, options);
        var documents = context.Fill(events.Docs(run, null, fields, fill: false, granularity, pageSize), fields);
        var hashes = new ArrayHashes();
        write(parsed.GetValue(_hash) ? documents.Select(hashes.Of) : documents);
    }
}
