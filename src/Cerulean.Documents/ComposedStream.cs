namespace Cerulean.Documents;

/// <summary>A stream of a run that is being made, as one descriptor describes it.</summary>
public sealed class ComposedStream
{
    private const string Flags = "true, false or a datum id";

    private readonly ComposedRun _run;
    private readonly StreamCounter _counter;
    private readonly EventKeys _keys;

    internal ComposedStream(ComposedRun run, EventDescriptor descriptor, StreamCounter counter)
    {
        (_run, _counter, Descriptor) = (run, counter, descriptor);
        _keys = new EventKeys(descriptor.DataKeys);
    }

    /// <summary>The descriptor of the events.</summary>
    public EventDescriptor Descriptor { get; }

    /// <summary>The keys that every event has, in the order of the descriptor: all but those of stream resources.</summary>
    public JsonKeys Keys => _keys.Required;

    /// <summary>Number of the next event. A rewind sets it back; num_events stays the highest number given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public long NextSeqNum
    {
        get => _counter.Next;
        set
        {
            RequireSeqNum(value);
            _counter.Rewind(value);
        }
    }

    internal ComposedRun Run => _run;

    /// <summary>Adds an event.</summary>
    /// <param name="data">The values of all keys; those of stream resources may be left out.</param>
    /// <param name="timestamps">When each value was read, in Unix seconds.</param>
    /// <param name="filled">By external key: false, true, or the datum id that was filled in.</param>
    /// <param name="seqNum">Number of the row, instead of the next one; the following events count on from it.</param>
    /// <param name="time">Time in Unix seconds, instead of now.</param>
    /// <exception cref="ArgumentException">The keys are not those of the descriptor.</exception>
    public Event Emit(JsonObject data, JsonObject timestamps, JsonObject? filled = null, long? seqNum = null, double? time = null)
    {
        RequireKeys("event", data.Names, timestamps.Names, filled?.Names);
        RequireAll(timestamps, "timestamps", static value => value.IsNumber, "a number");
        if (filled is not null) RequireAll(filled, "filled", IsFlag, Flags);
        return Send(data, timestamps, filled, seqNum, time);
    }

    /// <summary>Adds an event; values and timestamps stand in the order of <see cref="Keys"/>.</summary>
    /// <inheritdoc cref="Emit(JsonObject, JsonObject, JsonObject?, long?, double?)"/>
    public Event Emit(ReadOnlySpan<JsonValue> data, ReadOnlySpan<double> timestamps, JsonObject? filled = null, long? seqNum = null, double? time = null)
    {
        if (data.Length != Keys.Count || timestamps.Length != Keys.Count)
        {
            throw new ArgumentException($"Found {data.Length} values and {timestamps.Length} timestamps, expected one of each for {Keys}.", nameof(data));
        }

        if (filled is not null)
        {
            RequireKeys("event", Keys, Keys, filled.Names);
            RequireAll(filled, "filled", IsFlag, Flags);
        }

        var values = new JsonValue[2 * data.Length];
        data.CopyTo(values);
        for (var i = 0; i < timestamps.Length; i++) values[data.Length + i] = timestamps[i];
        return Send(new JsonObject(Keys, values), new JsonObject(Keys, values, data.Length), filled, seqNum, time);
    }

    /// <summary>Adds a page of events; all columns are equally long.</summary>
    /// <param name="data">The values of all keys; those of stream resources may be left out.</param>
    /// <param name="timestamps">When each value was read, in Unix seconds.</param>
    /// <param name="filled">By external key: false, true, or the datum id that was filled in.</param>
    /// <param name="seqNums">Numbers of the rows, instead of the next ones.</param>
    /// <param name="times">Times of the rows in Unix seconds, instead of now.</param>
    /// <exception cref="ArgumentException">The keys are not those of the descriptor, or columns differ in length.</exception>
    public EventPage EmitPage(
        ColumnMap data, ColumnMap timestamps, ColumnMap? filled = null, ReadOnlySpan<long> seqNums = default, ReadOnlySpan<double> times = default)
    {
        _run.RequireOpen();
        RequireKeys("event_page", data.Names, timestamps.Names, filled?.Names);
        RequireAll(timestamps, "timestamps", static value => value.IsNumber, "a number");
        if (filled is not null) RequireAll(filled, "filled", IsFlag, Flags);
        var rows = data.Count > 0 ? data.Columns[0].Count : seqNums.Length;
        var page = new EventPage
        {
            Uid = new StringColumn(NewUids(rows)),
            Time = times.Length > 0 ? Column.From(times) : Column.From<double>([.. Enumerable.Repeat(_run.Composer.Now(), rows)]),
            Descriptor = Descriptor.Uid,
            SeqNum = NdArray.From<long>(seqNums.Length > 0 ? seqNums : [.. Enumerable.Range(0, rows).Select(row => _counter.Next + row)]),
            Data = data,
            Timestamps = timestamps,
            Filled = filled ?? ColumnMap.Empty,
        };
        Paging.RequireEqualLengths(page);
        foreach (var number in seqNums) RequireSeqNum(number);
        if (rows > 0) _counter.Next = page.SeqNums[^1] + 1;
        return _run.Composer.Send(page);
    }

    /// <summary>Adds a stream datum that a device made, whose stream resource came before. It becomes one of this descriptor; the number of the next event stays.</summary>
    /// <param name="datum">The stream datum.</param>
    /// <param name="seqNums">Numbers of its rows in the stream, from 1.</param>
    /// <exception cref="ArgumentException">A range is not possible.</exception>
    public StreamDatum Add(StreamDatum datum, StreamRange seqNums)
    {
        _run.RequireOpen();
        RequireRange(datum.Indices, "indices", 0);
        RequireRange(seqNums, "seq_nums", 1);
        _counter.Extend(seqNums);
        return _run.Composer.Send(datum with { Descriptor = Descriptor.Uid, SeqNums = seqNums });
    }

    private Event Send(JsonObject data, JsonObject timestamps, JsonObject? filled, long? seqNum, double? time)
    {
        _run.RequireOpen();
        var number = seqNum ?? _counter.Next;
        RequireSeqNum(number);
        _counter.Next = number + 1;
        return _run.Composer.Send(new Event
        {
            Uid = _run.Composer.NewUid(),
            Time = time ?? _run.Composer.Now(),
            Descriptor = Descriptor.Uid,
            SeqNum = number,
            Data = data,
            Timestamps = timestamps,
            Filled = filled ?? JsonObject.Empty,
        });
    }

    private string[] NewUids(int rows)
    {
        var uids = new string[rows];
        for (var i = 0; i < rows; i++) uids[i] = _run.Composer.NewUid();
        return uids;
    }

    private void RequireKeys(string document, JsonKeys data, JsonKeys timestamps, JsonKeys? filled)
    {
        if (_keys.Fault(data, timestamps, filled) is { } fault) throw new ArgumentException($"{document} {fault.Path}: {fault.Message}.");
    }

    private static bool IsFlag(JsonValue value) => value.Kind is JsonKind.Boolean or JsonKind.String;

    private static void RequireAll(JsonObject row, string member, Predicate<JsonValue> isGood, string expected)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (!isGood(row.Values[i])) throw new ArgumentException($"event $.{member}.{row.Names[i]}: found {row.Values[i].Describe()}, expected {expected}.");
        }
    }

    private static void RequireAll(ColumnMap columns, string member, Predicate<JsonValue> isGood, string expected)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            // The rows of a typed column are alike.
            var column = columns.Columns[i];
            for (var row = 0; row < (column is JsonColumn ? column.Count : Math.Min(column.Count, 1)); row++)
            {
                if (!isGood(column[row])) throw new ArgumentException($"event_page $.{member}.{columns.Names[i]}[{row}]: found {column[row].Describe()}, expected {expected}.");
            }
        }
    }

    private static void RequireRange(StreamRange range, string name, long first)
    {
        if (range.Start >= first && range.Stop >= range.Start) return;
        throw new ArgumentException($"{name}: found {range.Start} up to {range.Stop}, expected a start of at least {first} and a stop not before it.");
    }

    private static void RequireSeqNum(long number)
    {
        if (number < 1) throw new ArgumentOutOfRangeException(nameof(number), $"seq_num: found {number}, expected at least 1.");
    }
}
