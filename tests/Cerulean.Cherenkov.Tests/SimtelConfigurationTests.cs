using System.Text.Json;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

public sealed class SimtelConfigurationTests
{
    [DataTheory]
    [InlineData("aux_traces_2029.simtel.zst")]
    [InlineData("calib_events.simtel.gz")]
    [InlineData("camsettings_v6.simtel.zst")]
    [InlineData("gamma_prod6_tel_event_header_v4.simtel.zst")]
    [InlineData("test_lasercal_v3.simtel.gz")]
    public void Counts_are_those_of_the_established_reader(string file)
    {
        var configuration = Read(EventIOReader.Open(SharedData.Cherenkov($"simtel/{file}")));
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Cherenkov($"reference/{file}/header.json")));
        var expected = json.RootElement;
        Assert.True(configuration.IsComplete);
        Assert.Equal(expected.GetProperty("n_history").GetInt32(), configuration.History.Count);
        Assert.Equal(expected.GetProperty("n_global_meta").GetInt32(), configuration.Metadata?.Values.Count ?? 0);
        Assert.Equal(expected.GetProperty("run_header").GetProperty("observer").GetString(), configuration.Run!.Observer);
        Assert.Equal(configuration.Run.TelIds.Select(telescope => (int)telescope), configuration.Telescopes.Keys);
        Assert.Empty(configuration.Skipped.Counts);
    }

    internal static SimtelConfiguration Read(EventIOReader reader)
    {
        using (reader)
        {
            var configuration = new SimtelConfiguration();
            try
            {
                while (reader.MoveNext()) configuration.Add(reader.ReadObject());
            }
            catch (EventIOException error) when (error.IsTruncated)
            {
                // One of the sample files is cut off; the configuration stands before.
            }

            return configuration;
        }
    }
}
