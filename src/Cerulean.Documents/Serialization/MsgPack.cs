using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Cerulean.Documents.Serialization;

/// <summary>
/// JSON values as MessagePack. Floats are always 64 bits long; arrays of numpy are maps as msgpack-numpy writes them; an integer longer
/// than 64 bits is extension type 73 with its decimal text. Binary data is read as an array of unsigned bytes.
/// </summary>
public static class MsgPack
{
    /// <summary>Deepest nesting that is read, the same as in JSON.</summary>
    internal const int MaxDepth = JsonSource.MaxDepth;

    [ThreadStatic]
    private static JsonScratch? scratch;

    /// <summary>Reads the value at the beginning of the data and says how long it is; false where the data end before the value does.</summary>
    /// <exception cref="MsgPackFormatException">The bytes are no MessagePack, or have no meaning as JSON.</exception>
    public static bool TryRead(ReadOnlySpan<byte> data, out JsonValue value, out int length) => TryRead(data, scratch ??= new JsonScratch(), out value, out length);

    /// <summary>Writes a value.</summary>
    public static void Write(JsonValue value, IBufferWriter<byte> output)
    {
        var target = new MsgPackTarget(output);
        target.Write(value);
        target.Flush();
    }

    /// <summary>Length in bytes of the value at the beginning of the data; 0 where the data end before the value does.</summary>
    /// <exception cref="MsgPackFormatException">The bytes are no MessagePack, or nested deeper than 1000 levels.</exception>
    public static int Measure(ReadOnlySpan<byte> data)
    {
        // For every level that is open, the number of values it still has to hold.
        Span<long> open = stackalloc long[MaxDepth + 1];
        open[0] = 1;
        var depth = 0;
        var at = 0L;
        while (true)
        {
            while (open[depth] == 0)
            {
                if (--depth < 0) return (int)at;
            }

            if (at >= data.Length) return 0;
            open[depth]--;
            var start = (int)at;
            at += MeasureHead(data[start..], start, out var children);
            if (at > data.Length) return 0;
            if (children == 0) continue;
            if (++depth > MaxDepth) throw new MsgPackFormatException($"nested deeper than {MaxDepth} levels, at byte {start}", start);
            open[depth] = children;
        }
    }

    internal static bool TryRead(ReadOnlySpan<byte> data, JsonScratch scratch, out JsonValue value, out int length)
    {
        // Measured first: after that no length in the data can be a lie.
        value = default;
        length = Measure(data);
        if (length == 0) return false;
        var source = new MsgPackSource(data[..length], scratch);
        try
        {
            value = source.ReadValue();
        }
        catch (Exception error) when (error is DecoderFallbackException or FormatException and not MsgPackFormatException)
        {
            var message = error is DecoderFallbackException ? "a text is no UTF-8" : error.Message;
            throw new MsgPackFormatException($"{message}, before byte {source.Position}", source.Position, error);
        }

        return true;
    }

    /// <summary>Length of a value without the values it holds, and their number.</summary>
    private static long MeasureHead(ReadOnlySpan<byte> data, int offset, out long children)
    {
        var mark = data[0];
        children = 0;
        switch (mark)
        {
            case <= MsgPackMark.LastFixPositive or >= MsgPackMark.FirstFixNegative or MsgPackMark.Nil or MsgPackMark.False or MsgPackMark.True: return 1;
            case < MsgPackMark.FixArray: children = 2 * (mark & 15); return 1;
            case < MsgPackMark.FixText: children = mark & 15; return 1;
            case < MsgPackMark.Nil: return 1 + (mark & 31);
            case MsgPackMark.Binary8 or MsgPackMark.Text8: return 2 + Count(data, 1);
            case MsgPackMark.Binary16 or MsgPackMark.Text16: return 3 + Count(data, 2);
            case MsgPackMark.Binary32 or MsgPackMark.Text32: return 5 + Count(data, 4);
            case MsgPackMark.Extension8: return 3 + Count(data, 1);
            case MsgPackMark.Extension16: return 4 + Count(data, 2);
            case MsgPackMark.Extension32: return 6 + Count(data, 4);
            case MsgPackMark.UInt8 or MsgPackMark.Int8: return 2;
            case MsgPackMark.UInt16 or MsgPackMark.Int16: return 3;
            case MsgPackMark.UInt32 or MsgPackMark.Int32 or MsgPackMark.Float32: return 5;
            case MsgPackMark.UInt64 or MsgPackMark.Int64 or MsgPackMark.Float64: return 9;
            case >= MsgPackMark.FixExtension1 and <= MsgPackMark.FixExtension16: return 2 + (1 << (mark - MsgPackMark.FixExtension1));
            case MsgPackMark.Array16 or MsgPackMark.Map16: children = Count(data, 2) * (mark == MsgPackMark.Map16 ? 2 : 1); return 3;
            case MsgPackMark.Array32 or MsgPackMark.Map32: children = Count(data, 4) * (mark == MsgPackMark.Map32 ? 2 : 1); return 5;
            default: throw new MsgPackFormatException($"found byte 0x{mark:x2} at byte {offset}, which begins no MessagePack value", offset);
        }
    }

    // Where the count itself is cut off, the head alone is longer than the data.
    private static long Count(ReadOnlySpan<byte> data, int size)
    {
        if (data.Length <= size) return 0;
        return size switch
        {
            1 => data[1],
            2 => BinaryPrimitives.ReadUInt16BigEndian(data[1..]),
            _ => BinaryPrimitives.ReadUInt32BigEndian(data[1..]),
        };
    }
}
