using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Output;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

public sealed class HeaderJsonTests
{
    // What is computed agrees as the requirement says; what is stored is equal.
    private const double Computed = 1e-6;

    [DataTheory]
    [InlineData("aux_traces_2029.simtel.zst")]
    [InlineData("calib_events.simtel.gz")]
    [InlineData("calib_true_pe.simtel.zst")]
    [InlineData("camsettings_v6.simtel.zst")]
    [InlineData("gamma_prod6_tel_event_header_v4.simtel.zst")]
    [InlineData("gamma_with_obslevel_particles.simtel.zst")]
    [InlineData("lst_muons_with_true_photons.simtel.zst")]
    [InlineData("prod4_pixelsettings_v3.gz")]
    [InlineData("test_lasercal_v3.simtel.gz")]
    public void The_header_is_that_of_the_established_reader(string file)
    {
        var expected = JsonText.Parse(File.ReadAllText(SharedData.Cherenkov($"reference/{file}/header.json"))).AsObject();
        var configuration = SimtelConfigurationTests.Read(EventIOReader.Open(SharedData.Cherenkov($"simtel/{file}")));
        var header = HeaderJson.Of(file, configuration);
        Assert.Equal(expected.Select(member => member.Key).Order(), header.Select(member => member.Key).Order());
        foreach (var (name, value) in expected) Same(value, header[name], name, name is "subarray" or "atmosphere" ? Computed : 0);
    }

    private static void Same(JsonValue expected, JsonValue actual, string path, double tolerance)
    {
        if (expected.ObjectOrNull is { } members)
        {
            Assert.Equal(members.Select(member => member.Key).Order(), actual.AsObject().Select(member => member.Key).Order());
            foreach (var (name, value) in members) Same(value, actual.AsObject()[name], $"{path}.{name}", tolerance);
        }
        else if (expected.Kind == JsonKind.Array)
        {
            Assert.True(expected.Count == actual.Count, $"{path}: {actual.Count} elements, expected {expected.Count}");
            for (var i = 0; i < expected.Count; i++) Same(expected[i], actual[i], $"{path}[{i}]", tolerance);
        }
        else if (expected.IsNumber)
        {
            var number = expected.AsDouble();
            Assert.True(Math.Abs(actual.AsDouble() - number) <= tolerance * Math.Abs(number), $"{path}: {actual.AsDouble()}, expected {number}");
        }
        else
        {
            Assert.True(expected.Equals(actual), $"{path}: {actual.Describe()}, expected {expected.Describe()}");
        }
    }
}
