namespace Lethe.Statistics;

/// <summary>The last steps of a search, and the direction that they suggest.</summary>
internal sealed class StepMemory(int most, int size)
{
    private readonly List<(double[] Moved, double[] Bent, double Inverse)> _steps = [];
    private readonly double[] _shares = new double[most];

    public bool IsEmpty => _steps.Count == 0;

    public void Clear() => _steps.Clear();

    public void Add(SearchPoint from, SearchPoint to)
    {
        // The oldest one's arrays serve again.
        var (moved, bent, _) = _steps.Count == most ? _steps[0] : (new double[size], new double[size], 0);
        if (_steps.Count == most) _steps.RemoveAt(0);
        for (var i = 0; i < size; i++)
            (moved[i], bent[i]) = (to.Point[i] - from.Point[i], to.Gradient[i] - from.Gradient[i]);
        var curvature = SearchPoint.Dot(moved, bent);
        // A step along which the slopes did not change says nothing of the curvature.
        if (curvature > 0) _steps.Add((moved, bent, 1 / curvature));
    }

    /// <summary>The two loops over the past that multiply by the inverse curvature it tells of.</summary>
    public void Direction(ReadOnlySpan<double> gradient, Span<double> direction)
    {
        for (var i = 0; i < size; i++) direction[i] = -gradient[i];
        if (IsEmpty) return;
        for (var s = _steps.Count - 1; s >= 0; s--)
        {
            var (moved, bent, inverse) = _steps[s];
            _shares[s] = inverse * SearchPoint.Dot(moved, direction);
            for (var i = 0; i < size; i++) direction[i] -= _shares[s] * bent[i];
        }
        var (_, last, lastInverse) = _steps[^1];
        var scale = 1 / (lastInverse * SearchPoint.Dot(last, last));
        for (var i = 0; i < size; i++) direction[i] *= scale;
        for (var s = 0; s < _steps.Count; s++)
        {
            var (moved, bent, inverse) = _steps[s];
            var share = _shares[s] - inverse * SearchPoint.Dot(bent, direction);
            for (var i = 0; i < size; i++) direction[i] += share * moved[i];
        }
    }
}
