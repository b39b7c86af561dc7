namespace Lethe.Data.Selectors.Queries;

/// <summary>A piece of an expression.</summary>
/// <param name="Text">As written; of a quoted text, what it means.</param>
/// <param name="At">Where it begins, from 1.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int At)
{
    public override string ToString() => Kind == QueryTokenKind.End ? "the end" : $"'{Text}'";
}
