using System;
using System.Collections.Generic;
using Lethe.Sdk;

[Plugin("eval.deadly-to-load", "Deadly to load", Summary = "Ends the process when it is asked what it measures.")]
public sealed class DeadlyToLoad : IEvaluator
{
    public static IReadOnlyList<Metric> Metrics
    {
        get
        {
            Environment.FailFast("not even that");
            return [];
        }
    }

    public void Evaluate(EvaluationJob job) { }
}
