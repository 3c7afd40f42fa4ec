using System.CommandLine;
using Cerulean.Cli.Collecting;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Commands;

/// <summary>What all scans can be told.</summary>
internal sealed class ScanOptions
{
    private readonly NumberOption _exposure = new("--exposure", "Seconds that the detector measures; default 0.01", least: 0);
    private readonly Option<string[]> _metadata = new("--md")
    {
        HelpName = "KEY=VALUE",
        Description = "Metadata of the run; a value that is JSON is taken as that, any other as a text",
    };

    private readonly CountOption _seed = new("--seed", least: 0) { HelpName = "N", Description = "The same noise on every call; with --virtual-time the same documents, uids and times too" };
    private readonly NumberOption _speed = new("--speed", "How many times as fast as in a laboratory; default 1", least: 0.001);
    private readonly Option<bool> _virtual = new("--virtual-time") { Description = "As fast as it can be computed" };
    private readonly Option<bool> _json = new("--json") { Description = "The documents as they are made, one [\"name\", {…}] per line, and no table" };
    private readonly Option<bool> _noStore = new("--no-store") { Description = "Keep nothing" };
    private readonly StoreOption _store = new();

    public ScanOptions(Command command)
    {
        foreach (var option in (Option[])[_exposure, _metadata, _seed, _speed, _virtual, _json, _noStore, _store]) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_speed) is { Implicit: false } && result.GetValue(_virtual)) result.AddError("--speed and --virtual-time exclude each other.");
            if (result.GetResult(_store) is { Implicit: false } && result.GetValue(_noStore)) result.AddError("--store and --no-store exclude each other.");
        });
        _metadata.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value.IndexOf('=', StringComparison.Ordinal) < 1) result.AddError($"--md needs KEY=VALUE, found '{token.Value}'.");
            }
        });
    }

    public ScanRequest Of(ParseResult parsed, Terminal terminal) => new()
    {
        Exposure = parsed.GetValue(_exposure) ?? 0.01,
        Metadata = (parsed.GetValue(_metadata) ?? []).Select(pair => pair.Split('=', 2)).Aggregate(JsonObject.Empty, (all, pair) => all.With(pair[0], Value(pair[1]))),
        Seed = parsed.GetValue(_seed),
        Speed = parsed.GetValue(_virtual) ? null : parsed.GetValue(_speed) ?? 1,
        AsJson = parsed.GetValue(_json),
        Store = parsed.GetValue(_noStore) ? null : _store.PathOf(parsed, terminal),
        StoreIsNamed = parsed.GetValue(_store) is not null,
    };

    private static JsonValue Value(string text)
    {
        try
        {
            return JsonText.Parse(text, strict: true);
        }
        catch (JsonTextException)
        {
            return text;
        }
    }
}
