namespace Cerulean.Cherenkov.Tests;

/// <summary>Sums of twenty pixels with two gains, written in one of the modes in which pixels are left out and values made short.</summary>
internal sealed class MadeSums
{
    private const int Pixels = 20;
    private const int Offset = 100;
    private const int Scale = 2;

    private readonly int _suppression;
    private readonly int _reduction;
    private readonly int _version;

    public MadeSums(int suppression, int reduction, int version)
    {
        (_suppression, _reduction, _version) = (suppression, reduction, version);
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            if (!IsStored(pixel)) continue;
            High[pixel] = IsByte(pixel) ? 300 : 1000u + (uint)pixel;
            if (HasLow(pixel)) Low[pixel] = 500u + (uint)pixel;
        }
    }

    public uint[] High { get; } = new uint[Pixels];

    public uint[] Low { get; } = new uint[Pixels];

    public void Write(EventIOWriter content)
    {
        if (_version >= 4 && _reduction == 2) content.VarInt(1).VarInt(Offset).VarInt(Scale);
        content.Int32(Pixels).Int16(2);
        if (_reduction == 2) content.Int16(Offset).Int16(Scale);
        if (_suppression == 2) WriteList(content);
        else if (_reduction == 0 && _suppression == 0) WriteAll(content);
        else for (var first = 0; first < Pixels; first += 16) WriteBlock(content, [.. Enumerable.Range(first, Math.Min(16, Pixels - first))]);
    }

    private bool IsStored(int pixel) => _suppression == 0 || pixel is 2 or 3 or 5 or 18;

    private bool HasLow(int pixel) => _reduction == 0 || pixel is 3 or 18;

    private bool IsByte(int pixel) => _reduction == 2 && pixel == 5;

    private void WriteAll(EventIOWriter content)
    {
        Values(content, High);
        Values(content, Low);
    }

    private void WriteBlock(EventIOWriter content, int[] pixels)
    {
        int Bits(Func<int, bool> has) => pixels.Where(pixel => IsStored(pixel) && has(pixel)).Aggregate(0, (bits, pixel) => bits | (1 << (pixel - pixels[0])));
        if (_suppression == 1) content.Int16(Bits(_ => true));
        if (Bits(_ => true) == 0) return;
        if (_reduction >= 1) content.Int16(Bits(HasLow));
        if (_reduction == 2) content.Int16(Bits(IsByte));
        WriteValues(content, pixels.Where(IsStored));
    }

    private void WriteList(EventIOWriter content)
    {
        var (pixels, shift) = (Enumerable.Range(0, Pixels).Where(IsStored).ToArray(), _version >= 4 ? 21 : 13);
        _ = _version >= 4 ? content.VarUInt((ulong)pixels.Length) : content.Int16(pixels.Length);
        foreach (var pixel in pixels)
        {
            var entry = pixel | (HasLow(pixel) ? 0 : 1 << shift) | (IsByte(pixel) ? 2 << shift : 0);
            _ = _version >= 4 ? content.VarInt(entry) : content.Int16(entry);
        }

        WriteValues(content, pixels);
    }

    private void WriteValues(EventIOWriter content, IEnumerable<int> pixels)
    {
        Values(content, [.. pixels.Where(HasLow).Select(pixel => Low[pixel])]);
        Values(content, [.. pixels.Where(pixel => !IsByte(pixel)).Select(pixel => High[pixel])]);
        foreach (var pixel in pixels.Where(IsByte)) content.Byte((int)(High[pixel] - Offset) / Scale);
    }

    private void Values(EventIOWriter content, uint[] values)
    {
        if (_version >= 3) content.Differences(Array.ConvertAll(values, value => (int)value));
        else foreach (var value in values) content.Int16((int)value);
    }
}
