using Cerulean.Documents;

namespace Cerulean.Store;

internal sealed partial class RunDraft
{
    /// <summary>Writes what is ready; with all of it also the rows that wait for a larger page.</summary>
    public void Write(IDatabaseWriter writer, bool all)
    {
        foreach (var buffer in Buffers.Where(buffer => buffer.Units.Count > 0 && (all || buffer.IsWorthAPage))) Seal(buffer);
        Row = Row with { Streams = _tally.StreamsText() };
        _id = Row.Id;
        if (_id == 0) _id = writer.Insert(Row);
        else writer.Update(Row);
        foreach (var (kind, ordinal, body) in _documents) writer.Insert(_id, kind, ordinal, null, body);
        foreach (var descriptor in _descriptors) writer.Insert(_id, descriptor);
        foreach (var layout in _layouts) writer.Insert(_id, layout);
        foreach (var page in _pages) page.Write(writer, _id);
        foreach (var buffer in Buffers) WriteLoose(writer, buffer);
    }

    /// <summary>Forgets what has been written, once it is committed.</summary>
    public void Written()
    {
        Row = Row with { Id = _id };
        _documents.Clear();
        _descriptors.Clear();
        _layouts.Clear();
        _pages.Clear();
        ReadyWeight = 0;
    }

    /// <summary>A stored run that is still open, to be continued.</summary>
    public static RunDraft Continue(RunRow row, RunReader stored)
    {
        var draft = new RunDraft(row, isLive: true);
        foreach (var descriptor in stored.Documents<EventDescriptor>(DocumentName.Descriptor)) draft._tally.Add(descriptor);
        foreach (var datum in stored.Documents<StreamDatum>(DocumentName.StreamDatum)) draft._tally.Add(datum);
        foreach (var descriptor in stored.Descriptors) draft._descriptorOrdinals[descriptor.Uid] = descriptor.Ordinal;
        foreach (var layout in stored.Layouts.Values)
        {
            draft.AddBuffer(stored.DescriptorOf(layout).Uid, layout);
            draft._layoutCount = (int)layout.Id + 1;
        }

        foreach (var page in stored.Pages)
        {
            draft._tally.Add(stored.DescriptorOf(stored.LayoutOf(page)).Uid, ((ArrayColumn)stored.ReadColumn(page, Layout.SeqNum)).Array.AsSpan<long>());
        }

        draft.TakeLoose(stored);
        return draft;
    }

    // The rows that are no page yet wait for one again.
    private void TakeLoose(RunReader stored)
    {
        foreach (var (ordinal, document) in stored.Descriptors.SelectMany(stored.Loose).OrderBy(loose => loose.Ordinal))
        {
            _tally.Add(document);
            var buffer = FindBuffer(document)!;
            BufferedWeight -= buffer.Weight;
            buffer.Add(document, ordinal);
            buffer.FreshIsLoose();
            BufferedWeight += buffer.Weight;
        }
    }

    private void WriteLoose(IDatabaseWriter writer, PageBuffer buffer)
    {
        foreach (var (ordinal, document) in buffer.Fresh) writer.Insert(_id, document.Name, ordinal, buffer.Layout.Descriptor, Json(document));
        buffer.FreshIsLoose();
    }
}
