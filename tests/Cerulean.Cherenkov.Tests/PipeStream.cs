namespace Cerulean.Cherenkov.Tests;

/// <summary>Bytes that can be read forward only, a few at a time.</summary>
internal sealed class PipeStream(byte[] bytes) : MemoryStream(bytes)
{
    private const int Most = 7;

    public override bool CanSeek => false;

    public override int Read(Span<byte> buffer)
    {
        var few = new byte[Math.Min(buffer.Length, Most)];
        var count = base.Read(few, 0, few.Length);
        few.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, Most));
}
