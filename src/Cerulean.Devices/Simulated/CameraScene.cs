using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Devices.Simulated;

/// <summary>What a simulated camera sees: bright spots that turn about the vertical axis in the middle, over a dim background.</summary>
internal sealed class CameraScene(int rows, int columns, int seed)
{
    // Photons in a second, in each pixel.
    private const double Background = 200;
    private const double Brightness = 20_000;

    // Distance from the axis in half widths, angle in degrees, height from the top, size in widths, relative brightness.
    private static readonly (double Distance, double Angle, double Height, double Size, double Brightness)[] Spots =
        [(0.6, 0, 0.5, 0.06, 1), (0.35, 130, 0.3, 0.04, 0.6), (0.75, 250, 0.75, 0.03, 0.8)];

    private ulong _noise = ((ulong)(uint)seed * 0x9E3779B97F4A7C15) + 0x2545F4914F6CDD1D;

    /// <summary>The next image.</summary>
    /// <param name="angle">How far the scene is turned, in degrees.</param>
    /// <param name="exposure">How long, in seconds.</param>
    /// <param name="gain">Counts for a photon.</param>
    public NdArray Expose(double angle, double exposure, double gain)
    {
        var light = new double[rows * columns];
        light.AsSpan().Fill(Background);
        foreach (var spot in Spots) Add(light, spot.Height * rows, (1 + (spot.Distance * Math.Sin((angle + spot.Angle) * Math.PI / 180))) * columns / 2, spot.Size * columns, spot.Brightness * Brightness);
        var pixels = new ushort[light.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            var photons = exposure * light[i];
            pixels[i] = (ushort)Math.Clamp(gain * (photons + (Math.Sqrt(photons) * Normal())), 0, ushort.MaxValue);
        }

        return new NdArray(DType.Parse("<u2"), [rows, columns], MemoryMarshal.AsBytes(pixels.AsSpan()).ToArray());
    }

    // A gaussian is the product of one for the rows and one for the columns.
    private void Add(double[] light, double row, double column, double size, double height)
    {
        var across = new double[columns];
        for (var x = 0; x < columns; x++) across[x] = Gaussian(x + 0.5 - column, size);
        for (var y = 0; y < rows; y++)
        {
            var along = height * Gaussian(y + 0.5 - row, size);
            for (var x = 0; x < columns; x++) light[(y * columns) + x] += along * across[x];
        }
    }

    private static double Gaussian(double distance, double size) => Math.Exp(-distance * distance / (2 * size * size));

    // The sum of four uniform numbers is near enough to a normal one, and needs one draw.
    private double Normal()
    {
        _noise ^= _noise << 13;
        _noise ^= _noise >> 7;
        _noise ^= _noise << 17;
        var sum = (_noise & 0xFFFF) + ((_noise >> 16) & 0xFFFF) + ((_noise >> 32) & 0xFFFF) + (_noise >> 48);
        return ((sum / 65536.0) - 2) * Math.Sqrt(3);
    }
}
