using System.CommandLine;
using Cerulean.Assets;
using Cerulean.Cli.Rendering;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>Which part of a stream table prints, and whether with the arrays of files.</summary>
internal sealed class TableReading
{
    private const int DefaultChunkSize = 1000;

    private readonly CountOption _chunk = new("--chunk", least: 0)
    {
        HelpName = "N",
        Description = "Only chunk N of the table, from 0 on, read without what precedes it; past the end an empty table",
    };

    private readonly CountOption _size = new("--chunk-size") { HelpName = "M", Description = $"Rows of a chunk, default {DefaultChunkSize}" };

    private readonly Option<bool> _fill = new("--fill") { Description = "With the arrays of files, those of STREAM: fields too" };

    private readonly RootMapOption _rootMap = new();

    private readonly ZoneOption _zone = new();

    /// <summary>Adds the options; <paramref name="tiles"/> goes with none of a chunk, nor of files.</summary>
    public void AddTo(Command command, Option<bool> tiles)
    {
        command.Add(_chunk);
        command.Add(_size);
        command.Add(_fill);
        command.Add(_rootMap);
        command.Add(_zone);
        command.Validators.Add(result =>
        {
            // Whether they are there, not their values: those may be wrong.
            if (result.GetResult(_size) is not null && result.GetResult(_chunk) is null) result.AddError("--chunk-size goes with --chunk.");
            if (result.GetValue(tiles) && (result.GetResult(_chunk) is not null || result.GetValue(_fill))) result.AddError("--tiles goes without --chunk and --fill.");
        });
    }

    /// <summary>Reads a stream, and hands the table over while its files are open.</summary>
    public void Read(ParseResult parsed, DocumentStore store, Run run, string stream, TableOptions options, Terminal terminal, Action<Table> write)
    {
        var events = new EventSource(store);
        if (!parsed.GetValue(_fill))
        {
            write(Read(parsed, events, run, stream, options));
            return;
        }

        using var context = events.FillContext(run, new FillerOptions { RootMap = _rootMap.Of(parsed), Clock = terminal.Time, Note = note => terminal.Say($"note: {note}") });
        var keys = DataKeys.Of(run, stream);
        // The values of stream datums are no columns of the table yet.
        var inEvents = options.Fields?.Where(field => keys.GetValueOrDefault(field) is not { IsStream: true }).ToArray();
        var table = Read(parsed, events, run, stream, options with { Fields = inEvents });
        write(context.FillTable(table, stream, options.Fields, lazily: true));
    }

    /// <summary>The table with times as a person asked for them.</summary>
    public Table InZone(ParseResult parsed, Table table, IReadOnlyDictionary<string, DataKey> keys) =>
        parsed.GetValue(_zone) is { } zone ? LocalTimes.Of(table, keys, zone) : table;

    private Table Read(ParseResult parsed, EventSource events, Run run, string stream, TableOptions options) => parsed.GetValue(_chunk) is { } chunk
        ? events.TableChunk(run, stream, chunk, parsed.GetValue(_size) ?? DefaultChunkSize, options)
        : events.Table(run, stream, options);
}
