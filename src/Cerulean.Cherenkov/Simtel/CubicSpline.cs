namespace Cerulean.Cherenkov.Simtel;

/// <summary>A cubic spline through points whose third derivative is continuous at the second and the last but one ("not a knot").</summary>
internal sealed class CubicSpline
{
    public const int FewestPoints = 4;

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _curvature;

    /// <param name="x">In rising order, at least <see cref="FewestPoints"/>.</param>
    /// <param name="y">As many.</param>
    public CubicSpline(double[] x, double[] y) => (_x, _y, _curvature) = (x, y, Curvatures(x, y));

    /// <summary>The value; NaN below the first point, minus infinity above the last one, as suits logarithms.</summary>
    public double At(double x)
    {
        if (!(x >= _x[0])) return double.NaN;
        if (x > _x[^1]) return double.NegativeInfinity;
        var found = Array.BinarySearch(_x, x);
        if (found >= 0) return _y[found];
        var i = ~found - 1;
        var width = _x[i + 1] - _x[i];
        var (a, b) = ((_x[i + 1] - x) / width, (x - _x[i]) / width);
        return (a * _y[i]) + (b * _y[i + 1]) + ((((a * a * a) - a) * _curvature[i]) + (((b * b * b) - b) * _curvature[i + 1])) * (width * width / 6);
    }

    // Second derivatives from a tridiagonal system; the outer two follow from their neighbours.
    private static double[] Curvatures(double[] x, double[] y)
    {
        var last = x.Length - 1;
        var curvature = new double[x.Length];
        var (diagonal, upper) = (new double[x.Length], new double[x.Length]);
        var (first, end) = ((x[1] - x[0]) / (x[2] - x[1]), (x[last] - x[last - 1]) / (x[last - 1] - x[last - 2]));
        for (var i = 1; i < last; i++)
        {
            var (left, right) = (x[i] - x[i - 1], x[i + 1] - x[i]);
            var lower = left;
            (diagonal[i], upper[i]) = (2 * (left + right), right);
            if (i == 1) (diagonal[i], upper[i], lower) = (diagonal[i] + (left * (1 + first)), right - (left * first), 0);
            if (i == last - 1) (diagonal[i], lower) = (diagonal[i] + (right * (1 + end)), lower - (right * end));
            var value = 6 * (((y[i + 1] - y[i]) / right) - ((y[i] - y[i - 1]) / left));
            var factor = i > 1 ? lower / diagonal[i - 1] : 0;
            diagonal[i] -= factor * upper[i - 1];
            curvature[i] = value - (factor * curvature[i - 1]);
        }

        curvature[last - 1] /= diagonal[last - 1];
        for (var i = last - 2; i >= 1; i--) curvature[i] = (curvature[i] - (upper[i] * curvature[i + 1])) / diagonal[i];
        curvature[0] = ((1 + first) * curvature[1]) - (first * curvature[2]);
        curvature[last] = ((1 + end) * curvature[last - 1]) - (end * curvature[last - 2]);
        return curvature;
    }
}
