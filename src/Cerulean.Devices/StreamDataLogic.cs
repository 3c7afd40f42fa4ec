using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>Rows as a stream resource for each set of files, and stream datums that say how far it goes. Events hold no value.</summary>
/// <param name="writer">Writes the files.</param>
/// <param name="uids">Gives the uids of stream resources.</param>
/// <param name="time">Tells when a row was taken.</param>
public sealed class StreamDataLogic(IArrayWriter writer, UidSource uids, TimeProvider time) : DataLogic(writer, uids, time)
{
    private long _datums;

    internal override string External => "STREAM:";

    internal override void Begin(string name, DType type, IReadOnlyList<int> rowShape)
    {
        base.Begin(name, type, rowShape);
        _datums = 0;
    }

    internal override Reading? Read() => null;

    internal override IReadOnlyList<Document> CollectStream(long? index)
    {
        var rows = Take(index);
        if (rows.Count == 0) return [];
        var datum = new StreamDatum { Uid = IdOf(_datums++), StreamResource = Uid, Descriptor = "", Indices = rows, SeqNums = new StreamRange(0, 0) };
        return IsFirst() ? [MakeResource(Location!), datum] : [datum];
    }

    private StreamResource MakeResource(ArrayLocation location) => new()
    {
        Uid = Uid,
        DataKey = DataKey,
        Mimetype = location.Mimetype,
        Uri = location.Uri,
        Parameters = location.Parameters,
    };
}
