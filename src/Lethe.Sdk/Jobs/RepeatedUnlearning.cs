namespace Lethe.Sdk;

/// <summary>
/// The method that made the audited model, to be run again on other models, other forget sets or with other draws: some
/// evaluators judge the method's models as a whole, not one of them.
/// </summary>
public abstract class RepeatedUnlearning
{
    /// <param name="original">A model of the subject's kind; it stays as it is.</param>
    /// <param name="forget">Training records that it saw, with their labels: the method is shown what it declared.</param>
    /// <param name="retain">The other training records that it saw.</param>
    /// <param name="random">A stream of its own for each run.</param>
    /// <returns>The unlearned model; the caller disposes it.</returns>
    public abstract Subject Run(Subject original, Split forget, Split retain, RandomStream random);
}
