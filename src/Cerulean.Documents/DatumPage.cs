namespace Cerulean.Documents;

/// <summary>Datums of one resource, column by column.</summary>
public sealed record DatumPage : Document
{
    private static readonly JsonKeys Order = new("datum_id", "resource", "datum_kwargs");

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.DatumPage;

    /// <summary>IDs of the datums.</summary>
    public required StringColumn DatumId { get; init; }

    /// <summary>Uid of the resource of all datums.</summary>
    public required string Resource { get; init; }

    /// <summary>Arguments of the handler, one column for each.</summary>
    public required ColumnMap DatumKwargs { get; init; }

    /// <summary>Number of datums.</summary>
    public int Count => DatumId.Count;

    /// <summary>Datums start to start + count, without a copy where the columns allow it.</summary>
    public DatumPage Slice(int start, int count) => start == 0 && count == Count ? this : this with
    {
        DatumId = (StringColumn)DatumId.Slice(start, count),
        DatumKwargs = DatumKwargs.Slice(start, count),
    };

    /// <inheritdoc/>
    public override JsonObject ToJson() => new(Order, [DatumId.ToJson(), Resource, DatumKwargs.ToJson()]);

    internal static DatumPage FromJson(JsonObject json) => new()
    {
        DatumId = EventPage.Texts(json["datum_id"]),
        Resource = json["resource"].AsString(),
        DatumKwargs = ColumnMap.FromJson(json["datum_kwargs"].AsObject()),
    };
}
