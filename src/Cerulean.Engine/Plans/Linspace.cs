namespace Cerulean.Engine.Plans;

/// <summary>Evenly spaced values, bit for bit those of numpy.linspace.</summary>
internal static class Linspace
{
    /// <summary>Values from the first to the last.</summary>
    public static double[] Including(double first, double last, int num)
    {
        var values = Spaced(first, last, num, num - 1);
        if (num > 1) values[^1] = last;
        return values;
    }

    /// <summary>Values from the first on, without the last.</summary>
    public static double[] Excluding(double first, double last, int num) => Spaced(first, last, num, num);

    private static double[] Spaced(double first, double last, int num, int intervals)
    {
        if (num < 0) throw new ArgumentException($"Found {num} points, expected 0 or more.", nameof(num));
        if (!double.IsFinite(last - first)) throw new ArgumentException($"Found positions from {first} to {last}, expected numbers with a finite distance.");
        var (delta, step) = (last - first, (last - first) / intervals);
        var values = new double[num];
        for (var i = 0; i < num; i++)
        {
            // The first is not the start as it is: 0 and -0 differ in their bits. A step may be too small for a double.
            var offset = i == 0 ? 0 * delta : step == 0 ? i / (double)intervals * delta : i * step;
            values[i] = offset + first;
        }

        return values;
    }
}
