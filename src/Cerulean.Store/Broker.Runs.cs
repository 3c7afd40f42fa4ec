using System.Globalization;

namespace Cerulean.Store;

public sealed partial class Broker
{
    /// <summary>The newest run of a scan_id; of a negative number the newest run (-1), the one before (-2), and so on.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public Run this[long number] => this[number.ToString(CultureInfo.InvariantCulture)];

    /// <summary>The run of a uid, of a unique beginning of one (five characters or more), or of a number as text.</summary>
    /// <exception cref="StoreException">There is none, or the beginning of the uid fits several.</exception>
    public Run this[string selector] => Store.Find(selector) ?? throw new StoreException($"There is no run '{selector}' in the store.");

    /// <summary>The newest runs, newest first: [^5..] are five, [^5..^1] the four before the newest.</summary>
    /// <exception cref="ArgumentException">The range does not begin from the end.</exception>
    public IReadOnlyList<Run> this[Range range]
    {
        get
        {
            if (!range.Start.IsFromEnd || !range.End.IsFromEnd) throw new ArgumentException($"Found the range {range}, expected one that counts from the newest run: [^5..].", nameof(range));
            return Store.Newest(range.End.Value, Math.Max(0, range.Start.Value - range.End.Value));
        }
    }

    /// <summary>The runs of several scan_ids or numbers from the newest, in that order.</summary>
    /// <exception cref="StoreException">One of them is not there.</exception>
    public IReadOnlyList<Run> this[IEnumerable<long> numbers] => [.. numbers.Select(number => this[number])];

    /// <summary>The runs of several uids, beginnings of them, or numbers as texts, in that order.</summary>
    /// <exception cref="StoreException">One of them is not there, or a beginning fits several.</exception>
    public IReadOnlyList<Run> this[IEnumerable<string> selectors] => [.. selectors.Select(selector => this[selector])];

    /// <summary>The runs that match, newest first; found and read one by one as they are asked for.</summary>
    public IEnumerable<Run> Search(Query query) => Store.Search(query).Select(run => Store.Find(run.Uid)).OfType<Run>();
}
