using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean cherenkov info, and cerulean ingest of telescope files.</summary>
public sealed class CherenkovInfoTests : IDisposable
{
    private readonly StoreFile _store = new();

    public void Dispose() => _store.Dispose();

    [DataFact]
    public void Programs_read_one_object()
    {
        var line = Assert.Single(Call.Cerulean("cherenkov", "info", "--json", Sample("calib_events.simtel.gz")).Lines);
        Assert.Equal("6", JsonText.Parse(line).AsObject()["obs_id"].AsString());
    }

    [DataFact]
    public void Of_a_file_that_is_cut_off_everything_is_told_and_then_the_error()
    {
        var call = Call.Cerulean("cherenkov", "info", Sample("test_lasercal_v3.simtel.gz"));
        Assert.Equal(1, call.Code);
        Assert.Contains("run          8, 2020-04-08T08:22:43 UTC", call.Out, StringComparison.Ordinal);
        Assert.Contains("4 CameraSettings", call.Out, StringComparison.Ordinal);
        Assert.Contains("is cut off", call.Err, StringComparison.Ordinal);
    }

    [DataFact]
    public void A_file_of_another_kind_is_told_to_be_one()
    {
        var call = Call.Cerulean("cherenkov", "info", SharedData.Cherenkov("iact/one_shower.dat"));
        Assert.Equal((1, ""), (call.Code, call.Out));
        Assert.Contains("eventio ls", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        var call = Call.Cerulean("cherenkov", "info", _store.PathOf("none.simtel"));
        Assert.Equal(1, call.Code);
        Assert.Contains("none.simtel", call.Err, StringComparison.Ordinal);
    }

    [DataFact]
    public void A_telescope_file_is_a_run_that_is_kept_once()
    {
        var file = Sample("aux_traces_2029.simtel.zst");
        Assert.StartsWith("stored ", _store.Run("ingest", file).Good(), StringComparison.Ordinal);
        Assert.StartsWith("already ", _store.Run("ingest", file).Good(), StringComparison.Ordinal);
        Assert.StartsWith("stored ", _store.Run("ingest", "--layout", "single", file).Good(), StringComparison.Ordinal);
        var row = _store.Run("table", "5", "telescope", "--fields", "tel_id,n_samples", "--format", "csv").Lines[1];
        Assert.EndsWith(",1,25", row, StringComparison.Ordinal);
    }

    [DataFact]
    public void A_telescope_file_that_is_cut_off_is_kept_as_a_failed_run()
    {
        var call = _store.Run("ingest", Sample("test_lasercal_v3.simtel.gz"));
        Assert.Equal(1, call.Code);
        Assert.StartsWith("stored ", call.Out, StringComparison.Ordinal);
        Assert.Contains("is cut off", call.Err, StringComparison.Ordinal);
        Assert.Contains("\"exit_status\":\"fail\"", _store.Run("list", "--json").Good(), StringComparison.Ordinal);
    }

    private static string Sample(string file) => SharedData.Cherenkov($"simtel/{file}");
}
