namespace Cerulean.Assets.Tiff;

/// <summary>How the bytes of a page are packed.</summary>
internal enum TiffCompression
{
    None = 1,
    Lzw = 5,
    Deflate = 8,
    PackBits = 32773,
    OldDeflate = 32946,
}
