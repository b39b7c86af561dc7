namespace Lethe.Sdk;

/// <summary>One number with what it takes to believe it.</summary>
public sealed record Finding
{
    /// <summary>A metric's id.</summary>
    public required string Metric { get; init; }

    /// <summary>Null when it could not be computed; <see cref="Reason"/> then says why.</summary>
    public required double? Value { get; init; }

    /// <summary>The interval's ends, or null where none can be given.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>The interval's level.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>How the interval was made, such as <c>Wilson</c> or <c>bootstrap, 2000 draws</c>.</summary>
    public string IntervalBy { get; init; } = "";

    /// <summary>How many records the value rests on.</summary>
    public required long N { get; init; }

    /// <summary>Parameters of the metric and the part of the data, such as <c>eps=8/255</c> or <c>class=3</c>; empty: the whole.</summary>
    public string Slice { get; init; } = "";

    public string Reason { get; init; } = "";

    public static Finding NotComputed(string metric, string reason, string slice = "") =>
        new() { Metric = metric, Value = null, N = 0, Slice = slice, Reason = reason };
}
