using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>A page, and the pieces whose place it takes; in a part, which is to be made larger afterwards.</summary>
internal sealed record ScatteredRows(SealedPage Page, long Stream, IReadOnlyList<PageRow> Pages, IReadOnlyList<(DocumentName Kind, long Ordinal)> Loose, bool IsPart)
{
    public int Pieces => Pages.Count + Loose.Count;
}

/// <summary>Neighbouring pieces of one layout, until they make a page.</summary>
internal sealed class Gathering(LayoutRow layout, long stream)
{
    // So many are removed one by one in a few milliseconds, for which nobody else writes.
    private const int MostLoose = 1024;

    private readonly PageBuffer _buffer = new(layout, isLive: false, isContinued: false);
    private List<PageRow> _pages = [];
    private List<(DocumentName Kind, long Ordinal)> _loose = [];

    public bool IsFull => _buffer.IsFull || HasMostLoose;

    private bool HasMostLoose => _loose.Count >= MostLoose;

    /// <summary>True for a page of this layout, and for an event or event page that it fits.</summary>
    public bool Takes(object piece) => piece is PageRow page ? page.Layout == layout.Id : layout.Layout.Fits(((LooseRows)piece).Document);

    public void Add(object piece, RunReader run)
    {
        if (piece is PageRow page)
        {
            _pages.Add(page);
            _buffer.Add(run.ReadPage(page), Units.Decode(page));
            return;
        }

        var loose = (LooseRows)piece;
        _loose.Add((loose.Document.Name, loose.Ordinal));
        _buffer.Add(loose.Document, loose.Ordinal);
    }

    /// <summary>What has been gathered, if that is better than the pieces. Begins anew.</summary>
    public ScatteredRows? End()
    {
        var isBetter = _pages.Count > 1 || _loose.Count > 0;
        var scattered = isBetter ? new ScatteredRows(_buffer.Seal(), stream, _pages, _loose, HasMostLoose) : null;
        _buffer.Clear();
        (_pages, _loose) = ([], []);
        return scattered;
    }
}

/// <summary>An event or event page that is in no page.</summary>
internal sealed record LooseRows(long Ordinal, Document Document);
