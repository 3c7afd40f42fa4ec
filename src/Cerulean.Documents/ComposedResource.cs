using System.Globalization;

namespace Cerulean.Documents;

/// <summary>A resource of a run that is being made; its datums are numbered {uid}/0, {uid}/1 and so on.</summary>
public sealed class ComposedResource
{
    private readonly ComposedRun _run;
    private long _datums;

    internal ComposedResource(ComposedRun run, Resource resource) => (_run, Resource) = (run, resource);

    /// <summary>The resource document.</summary>
    public Resource Resource { get; }

    /// <summary>Adds one piece of the resource. Its datum id is the value of the external key in an event.</summary>
    public Datum AddDatum(JsonObject datumKwargs)
    {
        _run.RequireOpen();
        return _run.Composer.Send(new Datum { DatumId = NextId(), Resource = Resource.Uid, DatumKwargs = datumKwargs });
    }

    /// <summary>Adds as many pieces as the columns have rows.</summary>
    /// <exception cref="ArgumentException">There is no column, or columns differ in length.</exception>
    public DatumPage AddDatumPage(ColumnMap datumKwargs)
    {
        _run.RequireOpen();
        if (datumKwargs.Count == 0) throw new ArgumentException("There is no column, which would tell the number of datums.", nameof(datumKwargs));
        var rows = new Table(datumKwargs).RowCount;
        var ids = new string[rows];
        for (var i = 0; i < rows; i++) ids[i] = NextId();
        return _run.Composer.Send(new DatumPage { DatumId = new StringColumn(ids), Resource = Resource.Uid, DatumKwargs = datumKwargs });
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{Resource.Uid}/{_datums++}");
}
