namespace Lethe.Sdk;

/// <summary>A measurement on a subject; yields findings and exhibits. Id prefix <c>eval</c>.</summary>
public interface IEvaluator : IPlugin
{
    /// <summary>Every metric the evaluator may report, so that policies and pages know them before a run.</summary>
    static abstract IReadOnlyList<Metric> Metrics { get; }

    void Evaluate(EvaluationJob job);
}
