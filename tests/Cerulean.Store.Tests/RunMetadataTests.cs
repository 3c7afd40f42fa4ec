using System.Numerics;
using Cerulean.Documents;

namespace Cerulean.Store.Tests;

/// <summary>Metadata of runs are kept as they were set.</summary>
public abstract class RunMetadataTests(bool inMemory) : Acceptance(inMemory)
{
    private IRunMetadata Metadata => _file.Store.RunMetadata;

    [Fact]
    public void What_was_set_is_there_when_the_store_is_opened_again()
    {
        Assert.Empty(Metadata.Load());
        var set = JsonObject.Of(
            ("proposal", "2026-17"),
            ("sample", JsonObject.Of(("name", "µ-Eisen"), ("layers", new JsonArray(1, JsonObject.Of(("d", 0.1)))))),
            ("unknown", double.NaN),
            ("endless", double.NegativeInfinity),
            ("big", (JsonValue)BigInteger.Parse("123456789012345678901234567890", null)),
            ("largest", long.MaxValue),
            ("zero", -0.0));
        Assert.Equal(set, Metadata.Update(_ => set));
        _file.Close();
        Assert.Equal(StoreFile.Text(set), StoreFile.Text(Metadata.Load()));
        Metadata.Update(known => known.With("sample", known["sample"].AsObject().With("name", "Fe")));
        _file.Close();
        Assert.Equal("Fe", Metadata.Load()["sample"].AsObject()["name"].AsString());
        Assert.Equal(JsonObject.Empty, Metadata.Update(_ => JsonObject.Empty));
        Assert.Empty(Metadata.Load());
    }

    [Fact]
    public void A_change_that_throws_changes_nothing()
    {
        Metadata.Update(_ => JsonObject.Of(("scan_id", 7)));
        Assert.Throws<InvalidOperationException>(() => Metadata.Update(_ => throw new InvalidOperationException("no")));
        Assert.Equal(JsonObject.Of(("scan_id", 7)), Metadata.Load());
        Assert.Equal(8, Next(_file.Store));
    }

    private static long Next(DocumentStore store) =>
        store.RunMetadata.Update(known => known.With("scan_id", known.GetOrNull("scan_id").TryGetInt64(out var last) ? last + 1 : 1))["scan_id"].AsInt64();
}
