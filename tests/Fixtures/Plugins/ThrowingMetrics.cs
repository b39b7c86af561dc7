using System;
using System.Collections.Generic;
using Lethe.Sdk;

[Plugin("eval.throwing", "Throwing")]
public sealed class ThrowingMetrics : IEvaluator
{
    public static IReadOnlyList<Metric> Metrics => throw new FormatException("the table of metrics is torn");
    public void Evaluate(EvaluationJob job) { }
}
