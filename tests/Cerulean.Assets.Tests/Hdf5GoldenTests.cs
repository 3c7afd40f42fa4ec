using System.Security.Cryptography;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Assets.Tests;

/// <summary>What the real libraries read of the golden HDF5 files.</summary>
public sealed class Hdf5GoldenTests
{
    private static readonly HandlerRegistry Handlers = HandlerRegistry.BuiltIn();

    private static RootMap Roots => new([new("assets", SharedData.Bluesky("assets")), new("/assets", SharedData.Bluesky("assets"))]);

    [DataTheory]
    [InlineData("resource_ad_hdf5")]
    [InlineData("resource_ad_hdf5_paged")]
    public void Datums_are_the_arrays_of_the_filler(string name)
    {
        var documents = Golden.Of(Golden.Lines(name + ".jsonl"));
        var resource = documents.OfType<Resource>().Single();
        var datums = documents.SelectMany(document => document switch { DatumPage page => Paging.Unpack(page), Datum datum => [datum], _ => [] })
            .ToDictionary(datum => datum.DatumId, datum => datum.DatumKwargs);
        using var handler = Handlers.Find(resource.Spec)!(Roots.PathOf(resource), resource.ResourceKwargs);
        var memory = ArrayMemory.Reuse();
        var rows = Expected(name)["filler"].AsObject()["rows"];
        Assert.Equal(6, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i].AsObject();
            var id = row.GetOrNull("filled_flag").StringOrNull ?? row["filled_flags"].AsObject()["adh5_image"].AsString();
            AssertIs(row["filled"].AsObject()["adh5_image"].AsObject(), handler.Read(datums[id], memory));
        }

        Assert.Equal([SharedData.Bluesky("assets/ad_hdf5.h5")], handler.Files(datums.Values));
    }

    [DataTheory]
    [InlineData("stream_resource_step")]
    [InlineData("stream_resource_fly")]
    public void Stream_datums_are_the_frames_of_the_consolidator(string name)
    {
        var documents = Golden.Of(Golden.Lines(name + ".jsonl"));
        var keys = documents.OfType<EventDescriptor>().Single().DataKeys;
        var expected = Expected(name)["stream_resources"];
        for (var i = 0; i < expected.Count; i++)
        {
            var resource = documents.OfType<StreamResource>().Single(document => document.Uid == expected[i].AsObject()["uid"].AsString());
            var key = keys[resource.DataKey];
            using var handler = Handlers.FindMimetype(resource.Mimetype)!(Roots.PathOf(resource), resource, key);
            var datums = expected[i].AsObject()["stream_datums"];
            for (var n = 0; n < datums.Count; n++)
            {
                var range = datums[n].AsObject()["indices"].AsObject();
                AssertRows(datums[n].AsObject()["frames"].AsObject(), handler, key, new StreamRange(range["start"].AsInt64(), range["stop"].AsInt64()));
            }

            AssertRows(expected[i].AsObject()["file_dataset"].AsObject(), handler, key, new StreamRange(0, expected[i].AsObject()["consolidator"].AsObject()["num_rows"].AsInt64()));
        }
    }

    private static void AssertRows(JsonObject expected, IStreamAssetHandler handler, DataKey key, StreamRange rows)
    {
        var array = handler.Read(rows, ArrayMemory.Fresh);
        Assert.Equal([rows.Count, .. key.Shape.Select(length => length!.Value)], array.Shape.ToArray().Select(length => (long)length));
        AssertIs(expected, array.Reshape([array.Shape[0] * array.Shape[1], .. array.Shape[2..]]));
    }

    private static void AssertIs(JsonObject expected, NdArray array)
    {
        Assert.Equal(expected["dtype"].AsString(), array.DType.ToString());
        Assert.Equal(expected["shape"].NdArrayOrNull!.AsSpan<long>().ToArray(), array.Shape.ToArray().Select(length => (long)length));
        Assert.Equal(expected["sha256_c_order_bytes"].AsString(), Convert.ToHexStringLower(SHA256.HashData(array.Data.Span)));
    }

    private static JsonObject Expected(string name) => JsonText.Parse(File.ReadAllText(SharedData.Bluesky(name + ".expected.json"))).AsObject();
}
