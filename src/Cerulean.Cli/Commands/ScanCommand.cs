using System.CommandLine;
using System.CommandLine.Parsing;
using Cerulean.Cli.Collecting;

namespace Cerulean.Cli.Commands;

/// <summary>cerulean scan: measure with simulated devices.</summary>
/// <remarks>The kind of scan is an argument: the parser knows no command "scan" within one of that name.</remarks>
internal sealed class ScanCommand
{
    private readonly Argument<string> _kind = new("KIND") { Description = "What is measured" };
    private readonly CountOption _num = new("--num") { Description = "count, scan: how many readings; default 10, or 21 points", HelpName = "N" };
    private readonly NumberOption _delay = new("--delay", "count: seconds from one reading to the next at least; default 0", least: 0);
    private readonly NumberOption _start = new("--start", "scan: first position; default -5", -100, 100);
    private readonly NumberOption _stop = new("--stop", "scan: last position; default 5", -100, 100);
    private readonly SizeOption _shape = new("--shape", "grid: rows and columns; default 6x7");
    private readonly Option<bool> _snake = new("--snake") { Description = "grid: go every second row backwards" };
    private readonly SizeOption _tiles = new("--tiles", "tomo: rows and columns of tiles; default 2x2");
    private readonly CountOption _angles = new("--angles") { Description = "tomo: how many angles, from 0 to 180 degrees; default 6", HelpName = "N" };
    private readonly Option<string> _layout = new("--layout") { Description = "tomo: a stream for each tile, which is the default, or a single stream that names the tile", HelpName = "streams|single" };
    private readonly Option<string> _data = new("--data") { Description = "tomo: folder for the images; default: data beside the store, with --no-store a folder that is gone at the end", HelpName = "DIR" };
    private readonly (Option Option, string[] Kinds)[] _own;
    private readonly ScanOptions _options;

    private ScanCommand(Verb verb)
    {
        _kind.AcceptOnlyFromAmong("count", "scan", "grid", "tomo");
        _layout.AcceptOnlyFromAmong("streams", "single");
        verb.Add(_kind);
        _own =
        [
            (_num, ["count", "scan"]), (_delay, ["count"]), (_start, ["scan"]), (_stop, ["scan"]), (_shape, ["grid"]), (_snake, ["grid"]),
            (_tiles, ["tomo"]), (_angles, ["tomo"]), (_layout, ["tomo"]), (_data, ["tomo"]),
        ];
        foreach (var (option, _) in _own) verb.Add(option);
        _options = new ScanOptions(verb);
        verb.Validators.Add(RequireOwn);
    }

    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("scan", "Measure with simulated devices, watched live, and keep the run in the store.")
        {
            Examples =
            [
                ("cerulean scan scan --num 21", "a motor through a peak"),
                ("cerulean scan grid --snake --speed 10", "two motors, ten times as fast"),
                ("cerulean scan tomo --virtual-time", "as fast as it can be computed"),
            ],
        };
        var command = new ScanCommand(verb);
        verb.SetAction(parsed => command.Run(parsed, terminal));
        return verb;
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var request = _options.Of(parsed, terminal);
        return parsed.GetRequiredValue(_kind) switch
        {
            "count" => Scans.Count(request, parsed.GetValue(_num) ?? 10, parsed.GetValue(_delay) ?? 0, terminal),
            "grid" => Scans.Grid(request, parsed.GetValue(_shape) ?? (6, 7), parsed.GetValue(_snake), terminal),
            "tomo" => Scans.Tomo(
                request with { Data = parsed.GetValue(_data) }, parsed.GetValue(_tiles) ?? (2, 2), parsed.GetValue(_angles) ?? 6, parsed.GetValue(_layout) == "single", terminal),
            _ => Scans.Scan(request, parsed.GetValue(_start) ?? -5, parsed.GetValue(_stop) ?? 5, parsed.GetValue(_num) ?? 21, terminal),
        };
    }

    private void RequireOwn(CommandResult result)
    {
        if (result.GetResult(_kind) is not { Tokens: [var kind] }) return;
        foreach (var (option, kinds) in _own)
        {
            if (result.GetResult(option) is { Implicit: false } && !kinds.Contains(kind.Value)) result.AddError($"{option.Name} is an option of scan {string.Join(" and scan ", kinds)}.");
        }
    }
}
