using System.Globalization;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Output;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

public sealed class DocumentOutputTests
{
    // Sums of 32-bit numbers in 64 bits; what is computed agrees as the requirement says.
    private const double Computed = 1e-6;

    [DataTheory]
    [InlineData("aux_traces_2029.simtel.zst", TelescopeLayout.Streams)]
    [InlineData("calib_true_pe.simtel.zst", TelescopeLayout.Streams)]
    [InlineData("calib_events.simtel.gz", TelescopeLayout.Single)]
    [InlineData("gamma_prod6_tel_event_header_v4.simtel.zst", TelescopeLayout.Single)]
    [InlineData("prod4_pixelsettings_v3.gz", TelescopeLayout.Single)]
    [InlineData("test_lasercal_v3.simtel.gz", TelescopeLayout.Streams)]
    public void Rows_are_those_of_the_established_reader(string file, TelescopeLayout layout)
    {
        var run = Run.Of(SharedData.Cherenkov($"simtel/{file}"), new DocumentOptions { Layout = layout, PageRows = 4 });
        foreach (var expected in Csv(file, "events.csv"))
        {
            var row = run.Row("trigger", ("event_id", expected["event_id"]));
            Assert.Equal(expected["event_type"], row["event_type"].AsString());
            Assert.Equal(expected["tels_with_trigger"].Split(' ', StringSplitOptions.RemoveEmptyEntries), Numbers(row["tels_with_trigger"]));
            if (expected.GetValueOrDefault("true_energy") is not { Length: > 0 }) continue;
            var shower = run.Row("shower", ("event_id", expected["event_id"]));
            foreach (var name in new[] { "true_energy", "true_alt", "true_az", "true_core_x", "true_h_first_int", "true_x_max", "true_shower_primary_id" }) Same(expected, name, shower[name]);
        }

        foreach (var expected in Csv(file, "tel_events.csv"))
        {
            var telescope = int.Parse(expected["tel_id"], CultureInfo.InvariantCulture);
            var row = layout == TelescopeLayout.Single
                ? run.Row("telescope", ("event_id", expected["event_id"]), ("tel_id", expected["tel_id"]))
                : run.Row($"tel_{telescope:000}", ("event_id", expected["event_id"]));
            foreach (var name in new[] { "r0_sum", "r1_sum", "r1_max", "n_low_gain", "n_trigger_pixels", "true_impact_distance" }) Same(expected, name, row[name]);
        }

        Assert.Empty(run.Findings);
    }

    [DataTheory]
    [InlineData("test_lasercal_v3.simtel.gz")]
    public void A_file_that_is_cut_off_gives_a_failed_run_and_the_error(string file)
    {
        var documents = new Run();
        var error = Assert.Throws<EventIOException>(() => new DocumentOutput(documents).Send(SharedData.Cherenkov($"simtel/{file}")));
        Assert.True(error.IsTruncated);
        var stop = Assert.IsType<RunStop>(documents.Documents[^1]);
        Assert.Equal(ExitStatus.Fail, stop.ExitStatus);
        Assert.StartsWith("test_lasercal_v3.simtel.gz is cut off", stop.Reason, StringComparison.Ordinal);
        Assert.Equal(3, stop.NumEvents!["trigger"]);
        Assert.Empty(documents.Findings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_simulated_is_told_even_where_it_triggered_nothing(bool bigEndian)
    {
        using var file = new MadeSimtel(bigEndian);
        var run = Run.Of(file.Path, new DocumentOptions { PageRows = 2 });
        Assert.Equal((77L, 77L), (run.Start.ScanId, run.Start.Metadata["obs_id"].AsInt64()));
        Assert.Equal([101, 102, 103], run.Rows("shower").Select(row => row["event_id"].AsInt64()));
        Assert.Equal([1.5, 1.5, 1.5], run.Rows("shower").Select(row => row["true_energy"].AsDouble()));
        Assert.Equal([10, 20, 30], run.Rows("shower").Select(row => row["true_core_x"].AsDouble()));
        Assert.Equal([102], run.Rows("trigger").Select(row => row["event_id"].AsInt64()));
        Assert.Equal(1_600_000_000_000_000_007, run.Rows("trigger").Single()["trigger_time"].AsInt64());
        Assert.Equal([5], Numbers(run.Rows("trigger").Single()["tels_with_trigger"]).Select(int.Parse));
        Assert.Equal(2, run.Documents.OfType<EventPage>().Count(page => page.Data.Names.Contains("true_energy")));
        Assert.Empty(run.Findings);
    }

    [Fact]
    public void The_same_file_gives_the_same_documents_and_each_layout_is_a_run_of_its_own()
    {
        using var file = new MadeSimtel();
        var (once, again, single) = (Run.Of(file.Path), Run.Of(file.Path), Run.Of(file.Path, new DocumentOptions { Layout = TelescopeLayout.Single }));
        Assert.Equal(once.Documents, again.Documents);
        Assert.NotEqual(once.Start.Uid, single.Start.Uid);
        Assert.Equal(["shower", "trigger", "tel_005"], once.Documents.OfType<EventDescriptor>().Select(descriptor => descriptor.Stream));
        Assert.Equal(["shower", "trigger", "telescope"], single.Documents.OfType<EventDescriptor>().Select(descriptor => descriptor.Stream));
    }

    [Fact]
    public void A_file_that_is_cut_off_before_its_events_is_a_failed_run_all_the_same()
    {
        using var file = new MadeSimulation();
        var run = new Run();
        Assert.True(Assert.Throws<EventIOException>(() => new DocumentOutput(run).Send(file.Save(without: 10))).IsTruncated);
        Assert.Equal(9, Assert.IsType<RunStart>(run.Documents[0]).ScanId);
        Assert.Equal(ExitStatus.Fail, Assert.IsType<RunStop>(run.Documents[^1]).ExitStatus);
        Assert.Empty(run.Findings);
    }

    [Fact]
    public void A_file_without_run_header_sends_nothing()
    {
        using var file = new MadeFile(new EventIOWriter().Object(1210, 0, 1, content => content.Int32(3)).ToArray());
        var run = new Run();
        var error = Assert.Throws<EventIOException>(() => new DocumentOutput(run).Send(file.Path));
        Assert.Contains("no run header", error.Message, StringComparison.Ordinal);
        Assert.Empty(run.Documents);
    }

    private static void Same(Dictionary<string, string> expected, string name, JsonValue actual)
    {
        var number = double.Parse(expected[name], CultureInfo.InvariantCulture);
        var found = actual.AsDouble();
        Assert.True(number.Equals(found) || Math.Abs(found - number) <= Computed * Math.Abs(number), $"{name}: {found}, expected {number}");
    }

    private static IEnumerable<string> Numbers(JsonValue list) => Enumerable.Range(0, list.Count).Select(i => list[i].AsInt64().ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<Dictionary<string, string>> Csv(string file, string table)
    {
        var lines = File.ReadAllLines(SharedData.Cherenkov($"reference/{file}/{table}"));
        var names = lines[0].Split(',');
        return lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private sealed class Run : IDocumentSink
    {
        private readonly RunChecker _checker = new();

        public List<Document> Documents { get; } = [];

        public List<Finding> Findings { get; } = [];

        public RunStart Start => (RunStart)Documents[0];

        public static Run Of(string path, DocumentOptions? options = null)
        {
            var run = new Run();
            try
            {
                new DocumentOutput(run, options).Send(path);
            }
            catch (EventIOException error) when (error.IsTruncated)
            {
                // Rows of the file that is cut off are compared too.
            }

            return run;
        }

        public void Accept(Document document)
        {
            _checker.Check(document, Findings);
            Documents.Add(document);
        }

        public IEnumerable<JsonObject> Rows(string stream)
        {
            var uid = Documents.OfType<EventDescriptor>().Single(descriptor => descriptor.Stream == stream).Uid;
            return Documents.OfType<EventPage>().Where(page => page.Descriptor == uid).SelectMany(page => Paging.Unpack(page)).Select(row => row.Data);
        }

        public JsonObject Row(string stream, params (string Name, string Value)[] key) =>
            Rows(stream).Single(row => key.All(part => row[part.Name].AsInt64() == long.Parse(part.Value, CultureInfo.InvariantCulture)));
    }
}
