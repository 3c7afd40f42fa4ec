using System.Globalization;
using Cerulean.Cherenkov.Events;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>The streams of a run: shower, trigger, and telescopes in either layout.</summary>
internal sealed class RunStreams(ComposedRun run, DocumentOptions options, double runTime)
{
    private const string SingleStream = "telescope";

    private readonly RowStream<SubarrayEvent> _showers = new(run, "shower", EventFields.Shower, options.PageRows, "true_energy");
    private readonly RowStream<SubarrayEvent> _triggers = new(run, "trigger", EventFields.Trigger, options.PageRows, "n_tels_with_data");
    private readonly SortedDictionary<int, RowStream<TelescopeRow>> _telescopes = [];

    /// <summary>Adds the rows of an event; the answer is its time in Unix seconds.</summary>
    public double Add(SubarrayEvent item)
    {
        // What triggered nobody has no time of its own.
        var isTriggered = item.Trigger.TelsWithTrigger.Count > 0 || item.Tel.Count > 0;
        var time = isTriggered ? item.Trigger.Time.Seconds : runTime;
        if (item.Simulation is not null) _showers.Add(item, time);
        if (!isTriggered) return time;
        _triggers.Add(item, time);
        foreach (var telescope in item.Tel) StreamOf(telescope.Index.TelId).Add(new TelescopeRow(telescope), telescope.Trigger.Time.Seconds);
        return time;
    }

    /// <summary>Sends the rows that have gathered.</summary>
    public void Flush()
    {
        _showers.Flush();
        _triggers.Flush();
        foreach (var telescope in _telescopes.Values) telescope.Flush();
    }

    /// <summary>Sends how many showers were simulated at which energies and distances, where the file tells it.</summary>
    public void AddDistribution(SimtelConfiguration configuration)
    {
        if (configuration.Histograms.FirstOrDefault(histogram => histogram.Id == Histogram.ShowersByDistanceAndEnergy) is not { Y: not null } histogram) return;
        var stream = new RowStream<Histogram>(run, "shower_distribution", DistributionFields.All, 1, "n_entries");
        stream.Add(histogram, runTime);
    }

    private RowStream<TelescopeRow> StreamOf(int telId)
    {
        var isSingle = options.Layout == TelescopeLayout.Single;
        var key = isSingle ? 0 : telId;
        if (!_telescopes.TryGetValue(key, out var stream))
        {
            var name = isSingle ? SingleStream : string.Create(CultureInfo.InvariantCulture, $"tel_{telId:000}");
            _telescopes[key] = stream = new RowStream<TelescopeRow>(run, name, isSingle ? EventFields.AnyTelescope : EventFields.Telescope, options.PageRows, "r1_sum");
        }

        return stream;
    }
}
