namespace Lethe.Sdk;

/// <summary>A measurement on a subject; yields findings and exhibits. Id prefix <c>eval</c>.</summary>
public interface IEvaluator : IPlugin
{
    /// <summary>Every metric the evaluator may report, so that policies and pages know them before a run.</summary>
    static abstract IReadOnlyList<Metric> Metrics { get; }

    /// <summary>
    /// Whether the audit's oracles are measured as well, to show what a model has that never saw the forget set; one that
    /// needs oracles is given the others. Evaluators that cost much, or that are about a method and no model, say no.
    /// </summary>
    static virtual bool OnOracles => true;

    /// <summary>
    /// Whether the forget set matters to it. An evaluator that says no is not given one, and its results serve every
    /// audit of the same model.
    /// </summary>
    static virtual bool IsAboutForgetting => true;

    void Evaluate(EvaluationJob job);
}
