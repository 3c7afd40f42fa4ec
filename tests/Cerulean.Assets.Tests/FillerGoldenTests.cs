using System.Security.Cryptography;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Assets.Tests;

/// <summary>The arrays that the established library fills in, byte for byte.</summary>
public sealed class FillerGoldenTests
{
    [DataTheory]
    [InlineData("resource_npy_seq")]
    [InlineData("resource_npy_seq_paged")]
    public void Events_and_pages_get_the_expected_arrays(string name)
    {
        using var filler = new Filler(HandlerRegistry.BuiltIn(), Options());
        var expected = Expected(name)["filler"].AsObject()["rows"];
        var row = 0;
        foreach (var filled in Golden.Of(Golden.Lines($"{name}.jsonl")).Select(filler.Fill).SelectMany(Events))
        {
            var about = expected[row++].AsObject();
            Assert.Equal(about["seq_num"].AsInt64(), filled.SeqNum);
            foreach (var (field, array) in about["filled"].AsObject()) AssertArray(array.AsObject(), filled.Data[field].NdArrayOrNull);
            var id = about.GetOrNull("filled_flag").StringOrNull ?? about["filled_flags"].AsObject()["img"].AsString();
            Assert.Equal(id, filled.Filled!["img"].AsString());
        }

        Assert.Equal(expected.Count, row);
    }

    [DataTheory]
    [InlineData("resource_npy_seq")]
    [InlineData("resource_npy_seq_paged")]
    public void Without_a_handler_the_spec_is_named(string name)
    {
        using var filler = new Filler(new HandlerRegistry(), Options());
        Assert.Equal("UndefinedAssetSpecification", Expected(name)["filler_error_without_handlers"].AsString());
        var error = Assert.Throws<AssetException>(() => Golden.Of(Golden.Lines($"{name}.jsonl")).ForEach(document => filler.Fill(document)));
        Assert.Equal(AssetFault.UnknownFormat, error.Fault);
        Assert.Contains("'NPY_SEQ'", error.Message, StringComparison.Ordinal);
    }

    [DataFact]
    public void A_page_becomes_one_array_for_each_field()
    {
        using var filler = new Filler(HandlerRegistry.BuiltIn(), Options());
        var pages = Golden.Of(Golden.Lines("resource_npy_seq_paged.jsonl")).Select(filler.Fill).OfType<EventPage>().ToArray();
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Equal([page.Count, 10, 12], Assert.IsType<ArrayColumn>(page.Data["img"]).Array.Shape.ToArray()));
    }

    private static IEnumerable<Event> Events(Document document) => document switch
    {
        Event row => [row],
        EventPage page => Paging.Unpack(page),
        _ => [],
    };

    private static void AssertArray(JsonObject about, NdArray? array)
    {
        Assert.NotNull(array);
        Assert.Equal(about["shape"].NdArrayOrNull!.AsSpan<long>().ToArray(), array.Shape.ToArray().Select(length => (long)length));
        Assert.Equal(about["dtype"].AsString(), array.DType.ToString());
        Assert.Equal(about["sha256_c_order_bytes"].AsString(), Convert.ToHexStringLower(SHA256.HashData(array.Data.Span)));
    }

    private static FillerOptions Options() => new() { RootMap = new RootMap([new("assets", SharedData.Bluesky("assets")), new("/assets", SharedData.Bluesky("assets"))]) };

    private static JsonObject Expected(string name) => JsonText.Parse(File.ReadAllBytes(SharedData.Bluesky($"{name}.expected.json"))).AsObject();
}
