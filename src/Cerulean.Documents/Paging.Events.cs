using System.Globalization;

namespace Cerulean.Documents;

public static partial class Paging
{
    /// <summary>One page of events of one descriptor with the same keys, which may stand in any order.</summary>
    /// <exception cref="ArgumentException">There is no event, or descriptors or keys differ.</exception>
    public static EventPage Pack(params ReadOnlySpan<Event> events)
    {
        if (events.IsEmpty) throw new ArgumentException("There is no event to pack; a page needs at least one, which names its descriptor.", nameof(events));
        var (uids, numbers, times) = (new string[events.Length], new long[events.Length], new JsonValue[events.Length]);
        for (var i = 0; i < events.Length; i++)
        {
            RequireDescriptor(events[i].Descriptor, events[0].Descriptor, $"Event '{events[i].Uid}'");
            (uids[i], numbers[i], times[i]) = (events[i].Uid, events[i].SeqNum, events[i].TimeValue);
        }

        return new EventPage
        {
            Uid = new StringColumn(uids),
            SeqNum = NdArray.From(numbers),
            Time = Column.FromValues(times),
            Descriptor = events[0].Descriptor,
            Data = ColumnBuilder.Build(Rows(events, "data", static row => row.Data)),
            Timestamps = ColumnBuilder.Build(Rows(events, "timestamps", static row => row.Timestamps)),
            Filled = events[0].Filled is null ? PackNoFilled(events) : ColumnBuilder.Build(Rows(events, "filled", static row => row.Filled)),
        };
    }

    /// <summary>Pages of at most so many events, in order; a change of descriptor or of keys begins a new page.</summary>
    public static IEnumerable<EventPage> PackAll(IEnumerable<Event> events, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return PackAll(events, size, Fit, static rows => Pack(rows));
    }

    /// <summary>The events of a page, as views of blocks of its rows.</summary>
    /// <exception cref="ArgumentException">Columns differ in length.</exception>
    public static IEnumerable<Event> Unpack(EventPage page)
    {
        RequireEqualLengths(page);
        return UnpackRows(page);
    }

    /// <summary>The same rows in pages of exactly so many, the last one smaller; a change of descriptor or of keys begins a new page.</summary>
    /// <exception cref="ArgumentException">Columns of a page differ in length.</exception>
    public static IEnumerable<EventPage> Rechunk(IEnumerable<EventPage> pages, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return Rechunk(pages, rows, CheckedCount, static (page, start, count) => page.Slice(start, count), Join, Fit);
    }

    /// <summary>All rows of the pages in one page.</summary>
    /// <exception cref="ArgumentException">There is no page, descriptors or keys differ, or columns of a page differ in length.</exception>
    public static EventPage Merge(params ReadOnlySpan<EventPage> pages)
    {
        if (pages.IsEmpty) throw new ArgumentException("There is no page to merge.", nameof(pages));
        var first = pages[0];
        var parts = new List<EventPage>();
        foreach (var page in pages)
        {
            if (CheckedCount(page) > 0) parts.Add(page);
            RequireDescriptor(page.Descriptor, first.Descriptor, "A page");
            RequireNames(page.Data.Names, first.Data.Names, "data");
            RequireNames(page.Timestamps.Names, first.Timestamps.Names, "timestamps");
            RequireNames(page.Filled?.Names, first.Filled?.Names, "filled");
        }

        return parts.Count == 0 ? first : Join([.. parts]);
    }

    internal static bool Fit(Event left, Event right) => left.Descriptor == right.Descriptor && SameNames(left.Data.Names, right.Data.Names)
        && SameNames(left.Timestamps.Names, right.Timestamps.Names) && SameNames(left.Filled?.Names, right.Filled?.Names);

    internal static bool Fit(EventPage left, EventPage right) => left.Descriptor == right.Descriptor && SameNames(left.Data.Names, right.Data.Names)
        && SameNames(left.Timestamps.Names, right.Timestamps.Names) && SameNames(left.Filled?.Names, right.Filled?.Names);

    private static JsonObject[] Rows(ReadOnlySpan<Event> events, string member, Func<Event, JsonObject?> select)
    {
        var rows = new JsonObject[events.Length];
        var names = select(events[0])!.Names;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = select(events[i]);
            rows[i] = row is not null && ReferenceEquals(row.Names, names) ? row
                : row is null ? throw Differs(events[i], $"has no {member}, but the first one has")
                : Align(row, names) ?? throw Differs(events[i], $"{Difference(row.Names, names)}, in {member}");
        }

        return rows;
    }

    private static ColumnMap? PackNoFilled(ReadOnlySpan<Event> events)
    {
        foreach (var row in events)
        {
            if (row.Filled is not null) throw Differs(row, "has filled, but the first one has none");
        }

        return null;
    }

    private static ArgumentException Differs(Event row, string how) => new(string.Create(
        CultureInfo.InvariantCulture, $"Event '{row.Uid}' (seq_num {row.SeqNum}) {how}. All events of a page have the same keys; pack the others on their own."));

    private static void RequireDescriptor(string found, string first, string what)
    {
        if (ReferenceEquals(found, first) || found == first) return;
        throw new ArgumentException($"{what} is of descriptor '{found}', the first one of '{first}'. A page has one descriptor; pack the others on their own.");
    }

    private static void RequireNames(JsonKeys? found, JsonKeys? first, string member)
    {
        if (SameNames(found, first)) return;
        var how = found is null ? $"has no {member}" : first is null ? $"has {member}, which the first one lacks" : $"{Difference(found, first)}, in {member}";
        throw new ArgumentException($"A page {how}. Merged pages have the same keys.");
    }

    internal static void RequireEqualLengths(EventPage page)
    {
        const string Name = "event_page";
        RequireRows("uid", page.Uid.Count, page.Count, Name);
        RequireRows("time", page.Time.Count, page.Count, Name);
        RequireRows(page.Data, "data", page.Count, Name);
        RequireRows(page.Timestamps, "timestamps", page.Count, Name);
        RequireRows(page.Filled, "filled", page.Count, Name);
    }

    private static int CheckedCount(EventPage page)
    {
        RequireEqualLengths(page);
        return page.Count;
    }

    private static IEnumerable<Event> UnpackRows(EventPage page)
    {
        var filled = page.Filled ?? ColumnMap.Empty;
        var (afterData, afterTimestamps) = (page.Data.Count, page.Data.Count + page.Timestamps.Count);
        var width = afterTimestamps + filled.Count;
        var rows = RowsOfBlock(width);
        for (var start = 0; start < page.Count; start += rows)
        {
            rows = Math.Min(rows, page.Count - start);
            var values = Block([page.Data, page.Timestamps, filled], width, start, rows);
            for (var row = 0; row < rows; row++)
            {
                yield return new Event
                {
                    Uid = page.Uid.Values[start + row],
                    Time = 0,
                    TimeValue = page.Time[start + row],
                    Descriptor = page.Descriptor,
                    SeqNum = page.SeqNums[start + row],
                    Data = new JsonObject(page.Data.Names, values, row * width),
                    Timestamps = new JsonObject(page.Timestamps.Names, values, row * width + afterData),
                    Filled = page.Filled is null ? null : new JsonObject(filled.Names, values, row * width + afterTimestamps),
                };
            }
        }
    }

    // The pages have rows, and the same keys.
    private static EventPage Join(EventPage[] pages) => pages.Length == 1 ? pages[0] : pages[0] with
    {
        Uid = (StringColumn)ColumnConcat.Join(Array.ConvertAll(pages, static Column (page) => page.Uid)),
        SeqNum = ((ArrayColumn)ColumnConcat.Join(Array.ConvertAll(pages, static Column (page) => new ArrayColumn(page.SeqNum)))).Array,
        Time = ColumnConcat.Join(Array.ConvertAll(pages, static page => page.Time)),
        Data = ColumnConcat.Join(Array.ConvertAll(pages, static page => page.Data)),
        Timestamps = ColumnConcat.Join(Array.ConvertAll(pages, static page => page.Timestamps)),
        Filled = pages[0].Filled is null ? null : ColumnConcat.Join(Array.ConvertAll(pages, static page => page.Filled!)),
    };
}
