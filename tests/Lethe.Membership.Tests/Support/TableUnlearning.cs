namespace Lethe.Membership.Tests.Support;

/// <summary>An unlearning that changes margins as it is told, and remembers what it was run on.</summary>
internal sealed class TableUnlearning(Func<MarginSubject, Split, RandomStream, Subject> unlearn) : RepeatedUnlearning
{
    public List<(Split Forget, Split Retain)> Runs { get; } = [];

    public override Subject Run(Subject original, Split forget, Split retain, RandomStream random)
    {
        Runs.Add((forget, retain));
        return unlearn((MarginSubject)original, forget, random);
    }
}
