namespace Cerulean.Transport;

/// <summary>What is read of a file that nobody can read.</summary>
internal sealed class NoRecords(ByteWindow window, RunFileOptions options) : RecordReader(window, options)
{
    protected override bool Read(IRecordTarget target)
    {
        Line = 1;
        return false;
    }
}
