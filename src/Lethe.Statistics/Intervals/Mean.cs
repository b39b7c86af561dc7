namespace Lethe.Statistics;

/// <summary>The mean of independent numbers with Student's interval.</summary>
public static class Mean
{
    public static double Of(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    /// <summary>The standard deviation with n - 1; NaN for fewer than two values.</summary>
    public static double Deviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) return double.NaN;
        var mean = Of(values);
        var sum = 0.0;
        foreach (var value in values) sum += (value - mean) * (value - mean);
        return Math.Sqrt(sum / (values.Length - 1));
    }

    /// <summary>Null for fewer than two values: one number says nothing about its spread.</summary>
    public static Interval? Student(ReadOnlySpan<double> values, double level = 0.95)
    {
        if (values.Length < 2) return null;
        var half = StudentT.Quantile(0.5 + level / 2, values.Length - 1) * Deviation(values) / Math.Sqrt(values.Length);
        var mean = Of(values);
        return new Interval(mean - half, mean + half, level, "Student");
    }
}
