using Cerulean.Benchmarks;

// growth 10000 100000: how a store grows, as a table.
if (args is ["growth", .. var counts])
{
    Growth.Print([.. counts.Select(int.Parse)]);
    return;
}

// Measures everything, or what contains one of the given words, and prints the table that is kept in results/.
Benchmark[] all = [.. JsonBenchmarks.All, .. ModelBenchmarks.All, .. RouteBenchmarks.All, .. MsgPackBenchmarks.All, .. StoreBenchmarks.All, .. TableBenchmarks.All, .. QueryBenchmarks.All, .. LiveBenchmarks.All, .. EngineBenchmarks.All, .. Hdf5Benchmarks.All, .. FillBenchmarks.All, .. ImageBenchmarks.All, .. AssetBenchmarks.All, .. InstrumentBenchmarks.All, .. EventIOBenchmarks.All, .. SimtelBenchmarks.All];
var chosen = all.Where(benchmark => args.Length == 0 || args.Any(word => benchmark.Name.Contains(word, StringComparison.OrdinalIgnoreCase))).ToArray();

Console.WriteLine("| what | measured | target | the established Python library |");
Console.WriteLine("|---|---:|---:|---|");
foreach (var benchmark in chosen)
{
    var figure = benchmark.Run();
    var reached = benchmark.LowerIsBetter ? figure <= benchmark.Target : figure >= benchmark.Target;
    Console.WriteLine($"| {benchmark.Name} | {figure:N0} {benchmark.Unit}{(reached ? "" : " (missed)")} | {benchmark.Target:N0} | {benchmark.Peer} |");
}
