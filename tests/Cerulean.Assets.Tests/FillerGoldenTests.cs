using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Assets.Tests;

/// <summary>The arrays that the established library fills in, byte for byte.</summary>
public sealed class FillerGoldenTests
{
    [DataTheory]
    [InlineData("resource_npy_seq")]
    [InlineData("resource_npy_seq_paged")]
    [InlineData("resource_ad_hdf5")]
    [InlineData("resource_ad_hdf5_paged")]
    public void Events_and_pages_get_the_expected_arrays(string name)
    {
        using var filler = new Filler(HandlerRegistry.BuiltIn(), Options());
        var rows = Golden.Of(Golden.Lines($"{name}.jsonl")).Select(filler.Fill).SelectMany(Events).ToArray();
        var expected = GoldenArray.Filled(name).ToArray();
        Assert.Equal(expected.Select(row => row.SeqNum), rows.Select(row => row.SeqNum));
        Assert.NotEmpty(rows);
        foreach (var ((_, arrays, flag), row) in expected.Zip(rows))
        {
            foreach (var (field, about) in arrays)
            {
                GoldenArray.AssertEqual(about.AsObject(), row.Data[field].NdArrayOrNull);
                Assert.Equal(flag, row.Filled![field].AsString());
            }
        }
    }

    [DataTheory]
    [InlineData("resource_npy_seq", "NPY_SEQ")]
    [InlineData("resource_ad_hdf5_paged", "AD_HDF5")]
    public void Without_a_handler_the_spec_is_named(string name, string spec)
    {
        using var filler = new Filler(new HandlerRegistry(), Options());
        Assert.Equal("UndefinedAssetSpecification", GoldenArray.Expected(name)["filler_error_without_handlers"].AsString());
        var error = Assert.Throws<AssetException>(() => Golden.Of(Golden.Lines($"{name}.jsonl")).ForEach(document => filler.Fill(document)));
        Assert.Equal(AssetFault.UnknownFormat, error.Fault);
        Assert.Contains($"'{spec}'", error.Message, StringComparison.Ordinal);
    }

    [DataFact]
    public void A_page_becomes_one_array_for_each_field()
    {
        using var filler = new Filler(HandlerRegistry.BuiltIn(), Options());
        var pages = Golden.Of(Golden.Lines("resource_npy_seq_paged.jsonl")).Select(filler.Fill).OfType<EventPage>().ToArray();
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Equal([page.Count, 10, 12], Assert.IsType<ArrayColumn>(page.Data["img"]).Array.Shape.ToArray()));
    }

    [DataTheory]
    [InlineData("stream_resource_step")]
    [InlineData("stream_resource_fly")]
    public void Stream_datums_give_the_expected_frames(string name)
    {
        using var filler = new Filler(HandlerRegistry.BuiltIn(), Options());
        var documents = Golden.Of(Golden.Lines($"{name}.jsonl"));
        documents.ForEach(filler.Accept);
        var datums = documents.OfType<StreamDatum>().ToDictionary(datum => datum.Uid);
        var expected = GoldenArray.Expected(name)["stream_resources"];
        for (var i = 0; i < expected.Count; i++)
        {
            var about = expected[i].AsObject();
            for (var k = 0; k < about["stream_datums"].Count; k++)
            {
                var datum = about["stream_datums"][k].AsObject();
                GoldenArray.AssertEqual(datum["frames"].AsObject(), filler.Read(datums[datum["uid"].AsString()]));
            }
        }

        Assert.NotEqual(0, expected.Count);
    }

    private static IEnumerable<Event> Events(Document document) => document switch
    {
        Event row => [row],
        EventPage page => Paging.Unpack(page),
        _ => [],
    };

    private static FillerOptions Options() => new() { RootMap = new RootMap(GoldenArray.Roots) };
}
