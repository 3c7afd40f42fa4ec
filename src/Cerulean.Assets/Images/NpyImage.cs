using Cerulean.Documents;

namespace Cerulean.Assets.Images;

/// <summary>An array of any type in a .npy file.</summary>
internal sealed class NpyImage(string path, DType type, IReadOnlyList<int> frameShape, long? frames) : ImageWriter(path, type, frameShape, frames ?? 1)
{
    private readonly byte[] _header = Header(path, type, frames is { } count ? [checked((int)count), .. frameShape] : frameShape);

    private protected override void Begin() => File.Write(_header);

    private protected override void Write(NdArray frame, bool isLast) => File.Write(frame.Data.Span);

    private static byte[] Header(string path, DType type, IReadOnlyList<int> shape)
    {
        try
        {
            return NpyHeader.Of(type, shape);
        }
        catch (ArgumentException error)
        {
            throw new AssetException($"{path}: {error.Message}", error);
        }
    }
}
