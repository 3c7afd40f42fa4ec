using Cerulean.Assets;

namespace Cerulean.Store;

public sealed partial class Broker
{
    /// <summary>The runs that a query in words finds, newest first, such as "plan_name = 'scan' and time >= '2026-01'".</summary>
    /// <param name="query">The query.</param>
    /// <param name="zone">The zone of its times; UTC where it is null.</param>
    /// <exception cref="QueryException">The text is no query.</exception>
    public IEnumerable<Run> Search(string query, TimeZoneInfo? zone = null) => Search(Query.Parse(query, zone));

    /// <summary>Fills the arrays of a run in, as long as it is open.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">How; with the root map of this broker where it is null.</param>
    public FillContext FillContext(Run run, FillerOptions? options = null) => Events.FillContext(run, options);
}
