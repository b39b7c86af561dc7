namespace Lethe.Data.Images;

/// <summary>For one direction: which old pixels make up each new one, and how much of each.</summary>
internal sealed class ResampledAxis
{
    private readonly (int First, float[] Weights)[] _taps;

    public ResampledAxis(int from, int to, Resampling mode)
    {
        _taps = new (int, float[])[to];
        for (var i = 0; i < to; i++) _taps[i] = mode == Resampling.Box ? Area(i, from, to) : Between(i, from, to);
    }

    /// <summary>The value at a new place of the line that begins at an index and goes on by a step.</summary>
    public float At(int place, ReadOnlySpan<float> values, int start, int step)
    {
        var (first, weights) = _taps[place];
        var sum = 0f;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * values[start + (first + i) * step];
        return sum;
    }

    private static (int, float[]) Area(int place, int from, int to)
    {
        var (low, high) = ((double)place * from / to, (place + 1.0) * from / to);
        var (first, last) = ((int)low, Math.Min(from, (int)Math.Ceiling(high - 1e-9)) - 1);
        var weights = new float[Math.Max(1, last - first + 1)];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (float)((Math.Min(high, first + i + 1) - Math.Max(low, first + i)) / (high - low));
        return (first, weights);
    }

    private static (int, float[]) Between(int place, int from, int to)
    {
        var centre = Math.Clamp((place + 0.5) * from / to - 0.5, 0, from - 1);
        var first = Math.Min((int)centre, Math.Max(0, from - 2));
        if (from == 1) return (0, [1]);
        var part = (float)(centre - first);
        return (first, [1 - part, part]);
    }
}
