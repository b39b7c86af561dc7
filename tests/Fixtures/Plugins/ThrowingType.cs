using System;
using System.Collections.Generic;
using Lethe.Sdk;

[Plugin("eval.throwing-type", "Throwing type")]
public sealed class ThrowingType : IEvaluator
{
    static ThrowingType() => throw new InvalidOperationException("no licence was found");
    public static IReadOnlyList<Metric> Metrics => [];
    public void Evaluate(EvaluationJob job) { }
}
