using System.Runtime.InteropServices;

namespace Cerulean.Documents;

/// <summary>Rows of one descriptor, column by column: a table.</summary>
public sealed record EventPage : Document
{
    private static readonly JsonKeys WithoutFilled = new("uid", "time", "descriptor", "seq_num", "data", "timestamps");
    private static readonly JsonKeys WithFilled = new("uid", "time", "descriptor", "seq_num", "data", "timestamps", "filled");

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.EventPage;

    /// <summary>Uid of the descriptor of all rows.</summary>
    public required string Descriptor { get; init; }

    /// <summary>Uids of the events.</summary>
    public required StringColumn Uid { get; init; }

    /// <summary>Numbers of the rows in their stream, int64.</summary>
    public required NdArray SeqNum { get; init; }

    /// <summary>When the events were made, in Unix seconds.</summary>
    public required Column Time { get; init; }

    /// <summary>The values by data key.</summary>
    public required ColumnMap Data { get; init; }

    /// <summary>When each value was read, in Unix seconds.</summary>
    public required ColumnMap Timestamps { get; init; }

    /// <summary>By external key, as in <see cref="Event.Filled"/>. Absent and empty are different.</summary>
    public ColumnMap? Filled { get; init; }

    /// <summary>Number of rows, told by seq_num.</summary>
    public int Count => SeqNum.Length;

    /// <summary>The numbers of the rows.</summary>
    public ReadOnlySpan<long> SeqNums => MemoryMarshal.Cast<byte, long>(SeqNum.Data.Span);

    /// <summary>The columns seq_num, time and data as a table.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public Table ToTable() => new(new ColumnMap(
        new JsonKeys(["seq_num", "time", .. Data.Names.Names]), [new ArrayColumn(SeqNum), Time, .. Data.Columns]));

    /// <summary>Rows start to start + count, without a copy where the columns allow it.</summary>
    public EventPage Slice(int start, int count) => start == 0 && count == Count ? this : this with
    {
        Uid = (StringColumn)Uid.Slice(start, count),
        Time = Time.Slice(start, count),
        SeqNum = SeqNum.Slice(start, count),
        Data = Data.Slice(start, count),
        Timestamps = Timestamps.Slice(start, count),
        Filled = Filled?.Slice(start, count),
    };

    /// <inheritdoc/>
    public override JsonObject ToJson()
    {
        JsonValue seqNum = Count == 0 ? JsonArray.Empty : SeqNum;
        return Filled is null
            ? new JsonObject(WithoutFilled, [Uid.ToJson(), Time.ToJson(), Descriptor, seqNum, Data.ToJson(), Timestamps.ToJson()])
            : new JsonObject(WithFilled, [Uid.ToJson(), Time.ToJson(), Descriptor, seqNum, Data.ToJson(), Timestamps.ToJson(), Filled.ToJson()]);
    }

    internal static EventPage FromJson(JsonObject json) => new()
    {
        Uid = Texts(json["uid"]),
        Time = Column.FromJson(json["time"]),
        Descriptor = json["descriptor"].AsString(),
        SeqNum = Integers(json["seq_num"]),
        Data = ColumnMap.FromJson(json["data"].AsObject()),
        Timestamps = ColumnMap.FromJson(json["timestamps"].AsObject()),
        Filled = json.GetOrNull("filled").ObjectOrNull is { } filled ? ColumnMap.FromJson(filled) : null,
    };

    internal static StringColumn Texts(JsonValue array)
    {
        if (Column.FromJson(array) is StringColumn texts) return texts;
        var values = new string[array.Count];
        for (var i = 0; i < values.Length; i++) values[i] = array[i].StringOrNull ?? throw new FormatException($"found {array[i].Describe()} in a list of texts");
        return new StringColumn(values);
    }

    private static NdArray Integers(JsonValue array)
    {
        if (array.NdArrayOrNull is { } typed && typed.DType == DType.Int64 && typed.Rank == 1) return typed;
        var numbers = new long[array.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Members.RequireInt64(array[i], $"seq_num[{i}]");
        return NdArray.From(numbers);
    }

    /// <inheritdoc/>
    public bool Equals(EventPage? other) => other is not null && Descriptor == other.Descriptor && SeqNum.Equals(other.SeqNum)
        && Uid.Equals(other.Uid) && Time.Equals(other.Time) && Data.Equals(other.Data) && Timestamps.Equals(other.Timestamps)
        && (Filled?.Equals(other.Filled) ?? other.Filled is null);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Descriptor, Count);
}
