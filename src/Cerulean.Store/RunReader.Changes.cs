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
        return Changes(descriptors.SelectMany(descriptor => SeqNums(descriptor).Select(row => (row.SeqNum, row.Ordinal, descriptor.Uid))));
    }

    private static IEnumerable<(long SeqNum, string Descriptor)> Changes(IEnumerable<(long SeqNum, long Ordinal, string Descriptor)> rows)
    {
        var last = new SortedDictionary<long, (long Ordinal, string Descriptor)>();
        foreach (var row in rows)
        {
            if (!last.TryGetValue(row.SeqNum, out var known) || known.Ordinal <= row.Ordinal) last[row.SeqNum] = (row.Ordinal, row.Descriptor);
        }

        string? before = null;
        foreach (var (seqNum, (_, descriptor)) in last)
        {
            if (descriptor != before) yield return (seqNum, descriptor);
            before = descriptor;
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

    private IEnumerable<(long SeqNum, long Ordinal)> SeqNums(DescriptorRow descriptor)
    {
        foreach (var page in Pages.Where(page => LayoutOf(page).Descriptor == descriptor.Ordinal))
        {
            var part = new StoredPart(reader, page, LayoutOf(page).Layout);
            var ordinals = new long[part.Rows];
            part.CopyOrdinals(ordinals);
            var numbers = part.Column(Layout.SeqNum);
            for (var row = 0; row < ordinals.Length; row++) yield return (numbers[row].AsInt64(), ordinals[row]);
        }

        foreach (var (ordinal, document) in Loose(descriptor))
        {
            foreach (var number in AsPage(document).SeqNums.ToArray()) yield return (number, ordinal);
        }

        foreach (var range in StreamDatums(descriptor).Select(datum => datum.SeqNums))
        {
            for (var number = range.Start; number < range.Stop; number++) yield return (number, 0);
        }
    }

    private IEnumerable<StreamDatum> StreamDatums(DescriptorRow descriptor) =>
        Documents<StreamDatum>(DocumentName.StreamDatum).Where(datum => datum.Descriptor == descriptor.Uid && datum.SeqNums.Count > 0);
}
