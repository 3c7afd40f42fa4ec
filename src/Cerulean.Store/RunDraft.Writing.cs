using Cerulean.Documents;

namespace Cerulean.Store;

internal sealed partial class RunDraft
{
    private bool _isIndexed;

    /// <summary>True once rows have been written in more pieces than need be; those of a run that is continued may be.</summary>
    public bool IsScattered { get; private set; }

    /// <summary>True once for each page that could be made of rows that have been written in more pieces than need be.</summary>
    public bool IsWorthPacking()
    {
        if (!PageBuffer.IsFullOf(_scatteredRows, _scatteredWeight)) return false;
        (_scatteredRows, _scatteredWeight) = (0, 0);
        return true;
    }

    /// <summary>Writes what is ready; with all of it also the rows that wait for a larger page. Those of a live run do not wait.</summary>
    public void Write(IDatabaseWriter writer, bool all)
    {
        foreach (var buffer in Buffers.Where(buffer => !buffer.IsEmpty && (_isLive ? buffer.IsWorthAPage : all))) Seal(buffer);
        Row = Row with { Streams = _tally.StreamsText() };
        _id = Row.Id;
        if (_id == 0) _id = writer.Insert(Row);
        else writer.Update(Row);
        WriteDocuments(writer);
        foreach (var descriptor in _descriptors) writer.Insert(_id, descriptor);
        foreach (var layout in _layouts) writer.Insert(_id, layout);
        foreach (var page in _pages) page.Write(writer, _id, _streamOfLayout[page.Row.Layout]);
        foreach (var page in _pages.Where(page => page.IsMergeable)) Scatter(page.Row.Rows, page.Weight);
        var isScattered = _pages.Exists(page => page.IsMergeable);
        foreach (var buffer in Buffers.Where(buffer => _isLive && !buffer.IsEmpty))
        {
            WriteLoose(writer, buffer);
            isScattered = true;
        }

        if (!isScattered) return;
        IsScattered = true;
        writer.Scatter(_id);
    }

    /// <summary>Forgets what has been written, once it is committed.</summary>
    public void Written()
    {
        Row = Row with { Id = _id };
        _isIndexed = Row.State != RunState.Staged;
        _documents.Clear();
        _descriptors.Clear();
        _layouts.Clear();
        _pages.Clear();
        ReadyWeight = 0;
    }

    /// <summary>A stored run that is still open, to be continued.</summary>
    public static RunDraft Continue(RunRow row, RunReader stored)
    {
        var draft = new RunDraft(row, isLive: true) { _isIndexed = true, IsScattered = true };
        foreach (var descriptor in stored.Documents<EventDescriptor>(DocumentName.Descriptor)) draft._tally.Add(descriptor);
        foreach (var datum in stored.Documents<StreamDatum>(DocumentName.StreamDatum)) draft._tally.Add(datum);
        foreach (var descriptor in stored.Descriptors) draft.Know(descriptor.Uid, descriptor.Ordinal, descriptor.Stream);
        foreach (var layout in stored.Layouts.Values)
        {
            draft.AddBuffer(stored.DescriptorOf(layout).Uid, layout, isContinued: true);
            draft._layoutCount = (int)layout.Id + 1;
        }

        foreach (var page in stored.Pages)
        {
            draft._tally.Add(stored.DescriptorOf(stored.LayoutOf(page)).Uid, ((ArrayColumn)stored.ReadColumn(page, Layout.SeqNum)).Array.AsSpan<long>());
        }

        foreach (var (_, document) in stored.Descriptors.SelectMany(stored.Loose)) draft._tally.Add(document);
        return draft;
    }

    // A run is found by its metadata once it can be seen, and by those of its stop when that comes.
    private void WriteDocuments(IDatabaseWriter writer)
    {
        var run = Row with { Id = _id };
        var isAgain = _isIndexed && _documents.Exists(document => document.Kind == DocumentName.Stop);
        if (isAgain) writer.Unindex(run);
        foreach (var (kind, ordinal, body) in _documents) writer.Insert(_id, kind, ordinal, null, body);
        if (isAgain || (!_isIndexed && run.State != RunState.Staged)) writer.Index(run);
    }

    // Few rows at a time; larger pages take their place later.
    private void WriteLoose(IDatabaseWriter writer, PageBuffer buffer)
    {
        foreach (var (ordinal, document) in buffer.Documents) writer.Insert(_id, document.Name, ordinal, buffer.Layout.Descriptor, Json(document));
        Scatter(buffer.Rows, buffer.Weight);
        BufferedWeight -= buffer.Weight;
        buffer.Clear();
    }

    private void Scatter(int rows, long weight) => (_scatteredRows, _scatteredWeight) = (_scatteredRows + rows, _scatteredWeight + weight);
}
