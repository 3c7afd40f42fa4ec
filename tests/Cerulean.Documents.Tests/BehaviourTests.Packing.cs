namespace Cerulean.Documents.Tests;

public sealed partial class BehaviourTests
{
    private static Dictionary<string, (Here Here, Func<object?> Try)> Packing => new()
    {
        ["pack.empty"] = (Here.Holds, () => Paging.Pack(ReadOnlySpan<Event>.Empty)),
        ["pack.datum_empty"] = (Here.Holds, () => Paging.Pack(ReadOnlySpan<Datum>.Empty)),
        ["pack.two_descriptors"] = (Here.Better, () => Paging.Pack(Stream().Emit(One, One), Row("other"))),
        ["rechunk.zero"] = (Here.Holds, () => Paging.Rechunk([Stream().EmitPage(Columns(1, 2), Columns(1, 2))], 0)),
        ["rechunk.10_by_4"] = (Here.Holds, () =>
            List(Paging.Rechunk([Stream().EmitPage(Columns(new double[10]), Columns(new double[10]))], 4).Select(page => (object)page.Count))),
        ["merge.two_descriptors"] = (Here.Better, () => Paging.Merge(Paging.Pack(Row("one")), Paging.Pack(Row("other")))),
    };

    private static Event Row(string descriptor) => Stream().Emit(One, One) with { Descriptor = descriptor };
}
