using Cerulean.Documents;

namespace Cerulean.Store;

internal sealed partial class RunReader
{
    /// <summary>Which descriptor a stream's rows have, from the seq_num on where it changes; of a repeated seq_num the last row counts.</summary>
    public IEnumerable<(long SeqNum, string Descriptor)> DescriptorChanges(string stream)
    {
        var descriptors = DescriptorsOf(stream);
        var spans = descriptors.Select(descriptor => (Span: SeqNumSpan(descriptor), descriptor.Uid)).Where(part => part.Span.Count > 0).OrderBy(part => part.Span.Start).ToArray();
        // Mostly one descriptor ends where the next begins, and no row need be read.
        if (spans.Zip(spans.Skip(1)).All(pair => pair.First.Span.Stop <= pair.Second.Span.Start)) return spans.Select(part => (part.Span.Start, part.Uid));
        return Changes([.. descriptors.SelectMany(descriptor => SeqNums(descriptor).Select(rows => (rows.SeqNums, rows.Ordinal, descriptor.Uid)))]);
    }

    // Only where a range begins or ends can the descriptor change; of the ranges around a seq_num the last accepted counts.
    private static IEnumerable<(long SeqNum, string Descriptor)> Changes(IReadOnlyList<(StreamRange SeqNums, long Ordinal, string Descriptor)> rows)
    {
        var ends = rows.SelectMany((row, place) => new[] { (At: row.SeqNums.Start, Place: place, Begins: true), (At: row.SeqNums.Stop, Place: place, Begins: false) });
        var around = new SortedSet<(long Ordinal, int Place)>();
        string? before = null;
        foreach (var here in ends.GroupBy(end => end.At).OrderBy(group => group.Key))
        {
            foreach (var (_, place, begins) in here) _ = begins ? around.Add((rows[place].Ordinal, place)) : around.Remove((rows[place].Ordinal, place));
            if (around.Count == 0 || rows[around.Max.Place].Descriptor == before) continue;
            before = rows[around.Max.Place].Descriptor;
            yield return (here.Key, before);
        }
    }

    private StreamRange SeqNumSpan(DescriptorRow descriptor)
    {
        var (start, stop) = (long.MaxValue, long.MinValue);
        foreach (var page in Pages.Where(page => LayoutOf(page).Descriptor == descriptor.Ordinal)) Widen(page.MinSeqNum, page.MaxSeqNum + 1);
        foreach (var number in Loose(descriptor).SelectMany(loose => AsPage(loose.Document).SeqNums.ToArray())) Widen(number, number + 1);
        foreach (var datum in StreamDatums(descriptor)) Widen(datum.SeqNums.Start, datum.SeqNums.Stop);
        return start < stop ? new StreamRange(start, stop) : default;

        void Widen(long from, long to) => (start, stop) = (Math.Min(start, from), Math.Max(stop, to));
    }

    private IEnumerable<(StreamRange SeqNums, long Ordinal)> SeqNums(DescriptorRow descriptor)
    {
        foreach (var page in Pages.Where(page => LayoutOf(page).Descriptor == descriptor.Ordinal))
        {
            var part = new StoredPart(reader, page, LayoutOf(page).Layout);
            var ordinals = new long[part.Rows];
            part.CopyOrdinals(ordinals);
            var numbers = part.Column(Layout.SeqNum);
            for (var row = 0; row < ordinals.Length; row++) yield return (One(numbers[row].AsInt64()), ordinals[row]);
        }

        foreach (var (ordinal, document) in Loose(descriptor))
        {
            foreach (var number in AsPage(document).SeqNums.ToArray()) yield return (One(number), ordinal);
        }

        foreach (var datum in StreamDatums(descriptor)) yield return (datum.SeqNums, 0);

        static StreamRange One(long number) => new(number, number + 1);
    }

    private IEnumerable<StreamDatum> StreamDatums(DescriptorRow descriptor) =>
        Documents<StreamDatum>(DocumentName.StreamDatum).Where(datum => datum.Descriptor == descriptor.Uid && datum.SeqNums.Count > 0);
}
