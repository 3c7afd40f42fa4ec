using Cerulean.Documents;
using Cerulean.Engine.Plans;

namespace Cerulean.Cli.Collecting;

/// <summary>The scans of the command, each with the devices it uses.</summary>
internal static class Scans
{
    public static int Count(ScanRequest request, int num, double delay, Terminal terminal) =>
        Collect(request, terminal, "count", ("num", num), ("delay", delay))
            .Run(laboratory => StandardPlans.Count([laboratory.Detector], num, TimeSpan.FromSeconds(delay)));

    public static int Scan(ScanRequest request, double start, double stop, int num, Terminal terminal) =>
        Collect(request, terminal, "scan", ("start", start), ("stop", stop), ("num", num))
            .Run(laboratory => StandardPlans.Scan([laboratory.Detector], laboratory.Motor, start, stop, num));

    private static Collection Collect(ScanRequest request, Terminal terminal, string scan, params ReadOnlySpan<(string Name, JsonValue Value)> arguments) =>
        new(request with { Arguments = JsonObject.Of([("scan", scan), .. arguments]) }, terminal);
}
