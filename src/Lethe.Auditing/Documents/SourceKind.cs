namespace Lethe.Auditing.Documents;

/// <summary>What a text is meant to be: how messages speak of it and how they are thrown.</summary>
/// <param name="Noun">"request" or "policy".</param>
/// <param name="Shape">How one begins, for who wrote something else altogether.</param>
internal sealed record SourceKind(string Noun, string Shape, Func<IReadOnlyList<SourceFault>, SourceException> Failure)
{
    public SourceException Refuse(int line, string message) => Failure([new SourceFault(line, "", message)]);
}
