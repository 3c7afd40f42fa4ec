using Cerulean.Documents.Serialization;

namespace Cerulean.Transport;

/// <summary>MessagePack values, one after another. Where one is damaged, nobody can say where the next begins.</summary>
internal sealed class MsgPackRecords(ByteWindow window, RunFileOptions options) : RecordReader(window, options)
{
    protected override bool Read(IRecordTarget target)
    {
        Offset = Window.Offset;
        if (Window.Unread.IsEmpty && !Window.Fill()) return false;
        Line++;
        if (!RecordFormat.BeginsMsgPack(Window.Unread[0]))
        {
            Report(target, $"found byte 0x{Window.Unread[0]:x2} at {Window.Place(Offset)}, expected a MessagePack array [name, doc]; reading ends there");
            return false;
        }

        try
        {
            while (true)
            {
                var length = target.TakeMsgPack(Window.Unread);
                if (length == 0 && Window.Unread.Length <= MaxLine && Window.Fill()) continue;
                return End(length, target);
            }
        }
        catch (MsgPackFormatException error)
        {
            Report(target, $"{error.Message} of the record that begins at {Window.Place(Offset)}; reading ends there");
            return false;
        }
    }

    private bool End(int length, IRecordTarget target)
    {
        if (length == 0 && Window.Unread.Length > MaxLine) ReportTooLong(target, "record");
        else if (length == 0) ReportCut(target);
        Window.Advance(length);
        return length > 0;
    }
}
