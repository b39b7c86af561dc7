using System.Collections.Generic;
using Lethe.Sdk;

// Compiled once against each version of the library, which the base class makes every type of it need.
[Plugin("eval.library-" + Private.Answer.Name, "With a library")]
public sealed class WithLibrary : Private.Base, IEvaluator
{
    public static IReadOnlyList<Metric> Metrics => [new("library.answer", "Answer", Direction.Neutral, Private.Answer.Read())];
    public void Evaluate(EvaluationJob job) { }
}
