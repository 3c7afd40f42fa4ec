using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed partial class BehaviourTests
{
    private static readonly JsonObject One = JsonObject.Of(("det", 1));

    private static Dictionary<string, (Here Here, Func<object?> Try)> Composing => new()
    {
        ["event.data_missing_key"] = (Here.Holds, () => Stream().Emit(JsonObject.Empty, JsonObject.Empty)),
        ["event.data_extra_key"] = (Here.Better, () => Stream().Emit(One.With("x", 1), One.With("x", 1))),
        ["event.timestamps_mismatch"] = (Here.Holds, () => Stream().Emit(One, JsonObject.Empty)),
        ["event.filled_unknown"] = (Here.Holds, () => Stream().Emit(One, One, JsonObject.Of(("zzz", false)))),
        ["event.seq_num_counts"] = (Here.Holds, () => Numbers(Stream(), null, null, null, null)),
        ["event.explicit_seq_num"] = (Here.Holds, () => Numbers(Stream(), 7, null)),
        ["event.stream_key_absent"] = (Here.Holds, () => Texts(Stream(Camera).Emit(One, One).Data.Names.Names.ToArray())),
        ["event.stream_key_present"] = (Here.Holds, () => Texts(Stream(Camera).Emit(One.With("cam", 1), One.With("cam", 1)).Data.Names.Names.ToArray())),
        ["event.external_key_present_filled_default"] = (Here.Holds, () => Map(Stream(Key("FILESTORE:")).Emit(["id"], [1.0]).Filled)),
        ["event.keys"] = (Here.Holds, () => Texts(Stream().Emit(One, One).ToJson().Names.Names.ToArray())),
        ["event.after_stop"] = (Here.Better, () => Stopped().Emit(One, One)),
        ["page.lengths_differ"] = (Here.Better, () => Stream().EmitPage(Columns(1, 2), Columns(1))),
        ["page.ok"] = (Here.Holds, NumbersAfterPage),
        ["stop.twice"] = (Here.Holds, () => Stopped().Run.Stop()),
        ["stop.bad_exit_status"] = (Here.Holds, () => Run().Stop((ExitStatus)7)),
        ["stop.no_events"] = (Here.Holds, () => Map(Run().Stop().NumEvents)),
        ["stop.declared_stream"] = (Here.Holds, () => Map(Stream().Run.Stop().NumEvents)),
        ["run.empty_start_keys"] = (Here.Holds, () => Texts(Run().Start.ToJson().Names.Names.ToArray())),
        ["run.metadata_merged"] = (Here.Better, () => Composer().Start(JsonObject.Of(("a", 1), ("uid", "x")))),
        ["run.metadata_dot_key"] = (Here.Holds, () => Composer().Start(JsonObject.Of(("a.b", 1)))),
    };

    private static Dictionary<string, (Here Here, Func<object?> Try)> Describing => new()
    {
        ["descriptor.same_name_other_keys"] = (Here.Holds, () => Stream().Run.Describe("primary", JsonObject.Of(("data_keys", JsonObject.Of(("x", Key().ToJson())))))),
        ["descriptor.same_name_same_keys"] = (Here.Holds, NumbersAfterDescriptor),
        ["descriptor.after_stop"] = (Here.Better, () => Stopped().Run.Describe("other", new Dictionary<string, DataKey>())),
        ["descriptor.default_keys"] = (Here.Holds, () => Texts(Stream().Descriptor.ToJson().Names.Names.ToArray())),
        ["descriptor.bad_dtype"] = (Here.Holds, () => Run().Describe("primary", JsonObject.Of(
            ("data_keys", JsonObject.Of(("a", JsonObject.Of(("source", "s"), ("dtype", "float64"), ("shape", JsonArray.Empty)))))))),
        ["resource.default_path_semantics"] = (Here.Holds, () => $"'{Run().AddResource("S", "/", "p").Resource.PathSemantics}'"),
        ["datum.ids"] = (Here.Holds, DatumIds),
    };

    // event.bad_type: a text for seq_num is an error there; here it does not compile.
    [Fact]
    public void A_seq_num_can_only_be_an_integer() => Assert.All(
        typeof(ComposedStream).GetMethods().Where(method => method.Name == nameof(ComposedStream.Emit)),
        method => Assert.Equal(typeof(long?), method.GetParameters().Single(parameter => parameter.Name == "seqNum").ParameterType));

    // stream_datum.ids: the ids are as there; what is better is that the descriptor and the rows are told, not left empty.
    [Fact]
    public void Stream_datums_have_the_fields_ids_and_name_their_rows()
    {
        var stream = Stream(Camera);
        var files = stream.Run.AddStreamResource("cam", "m", "u");
        var datums = Enumerable.Range(0, 3).Select(i => files.AddDatum(stream, new StreamRange(i, i + 1))).ToArray();
        Assert.Equal(["/0", "/1", "/2"], datums.Select(datum => datum.Uid.Replace(files.Resource.Uid, "", StringComparison.Ordinal)));
        Assert.All(datums, datum => Assert.Equal(stream.Descriptor.Uid, datum.Descriptor));
        Assert.Equal([new(1, 2), new(2, 3), new(3, 4)], datums.Select(datum => datum.SeqNums));
    }

    private static ComposedRun Run(string uid) => Composer().Start(uid: uid);

    private static RunComposer Composer() => new(new RecordingSink(), new SteppingTime(), new UidSource(1));

    private static ComposedRun Run() => Composer().Start();

    private static DataKey Key(string? external = null) => new() { Source = "s", Dtype = DataKeyType.Number, Shape = [], External = external };

    private static Dictionary<string, DataKey> Camera => new() { ["det"] = Key(), ["cam"] = Key("STREAM:") };

    private static ComposedStream Stream(DataKey? key = null) => Stream(new Dictionary<string, DataKey> { ["det"] = key ?? Key() });

    private static ComposedStream Stream(Dictionary<string, DataKey> keys) => Run().Describe("primary", keys);

    private static ComposedStream Stopped()
    {
        var stream = Stream();
        stream.Run.Stop();
        return stream;
    }

    private static string Numbers(ComposedStream stream, params long?[] given) => List(given.Select(number => (object)stream.Emit(One, One, seqNum: number).SeqNum));

    private static string NumbersAfterPage()
    {
        var stream = Stream();
        return $"({List(stream.EmitPage(Columns(1, 2), Columns(1, 2)).SeqNums.ToArray().Cast<object>())}, {stream.Emit(One, One).SeqNum})";
    }

    private static string NumbersAfterDescriptor()
    {
        var first = Stream();
        first.Emit(One, One);
        var number = first.Run.Describe("primary", first.Descriptor.DataKeys).Emit(One, One).SeqNum;
        return $"[{number}, {Map(first.Run.Stop().NumEvents)}]";
    }

    private static string DatumIds()
    {
        var resource = Run().AddResource("S", "/", "p");
        return List(Enumerable.Range(0, 3).Select(_ => $"'{resource.AddDatum(JsonObject.Empty).DatumId.Replace(resource.Resource.Uid, "<uid>", StringComparison.Ordinal)}'"));
    }

    private static ColumnMap Columns(params double[] rows) => ColumnMap.Of(("det", Column.From(rows)));
}
