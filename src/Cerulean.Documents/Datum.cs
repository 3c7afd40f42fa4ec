namespace Cerulean.Documents;

/// <summary>One piece of a resource: what its handler is called with.</summary>
public sealed record Datum : Document
{
    private static readonly JsonKeys Order = new("datum_id", "resource", "datum_kwargs");

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.Datum;

    /// <summary>Globally unique ID, by custom {resource}/{n}.</summary>
    public required string DatumId { get; init; }

    /// <summary>Uid of the resource.</summary>
    public required string Resource { get; init; }

    /// <summary>Arguments of the handler for this piece.</summary>
    public required JsonObject DatumKwargs { get; init; }

    /// <inheritdoc/>
    public override JsonObject ToJson() => new(Order, [DatumId, Resource, DatumKwargs]);

    internal static Datum FromJson(JsonObject json) => new()
    {
        DatumId = json["datum_id"].AsString(),
        Resource = json["resource"].AsString(),
        DatumKwargs = json["datum_kwargs"].AsObject(),
    };
}
