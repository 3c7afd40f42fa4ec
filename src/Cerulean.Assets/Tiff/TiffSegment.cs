namespace Cerulean.Assets.Tiff;

/// <summary>One strip or tile: its bytes in the file, and its first pixel.</summary>
internal readonly record struct TiffSegment(ulong Offset, int Length, int Plane, int Row, int Column);
