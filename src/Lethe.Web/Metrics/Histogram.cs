namespace Lethe.Web.Metrics;

/// <summary>Counts values by upper bounds, as Prometheus reads them.</summary>
internal sealed class Histogram(params double[] bounds)
{
    private readonly Lock _turn = new();
    private readonly long[] _counts = new long[bounds.Length];
    private long _count;
    private double _sum;

    public void Observe(double value)
    {
        lock (_turn)
        {
            for (var i = 0; i < bounds.Length; i++)
                if (value <= bounds[i]) _counts[i]++;
            _count++;
            _sum += value;
        }
    }

    public void WriteTo(MetricsText text, string name, string help)
    {
        lock (_turn)
        {
            text.Head(name, "histogram", help);
            for (var i = 0; i < bounds.Length; i++) text.Sample($"{name}_bucket", _counts[i], ("le", MetricsText.Number(bounds[i])));
            text.Sample($"{name}_bucket", _count, ("le", "+Inf"));
            text.Sample($"{name}_sum", _sum);
            text.Sample($"{name}_count", _count);
        }
    }
}
