namespace Lethe.Data.Selectors.Queries;

internal enum QueryTokenKind
{
    End,
    Word,
    Number,
    Text,
    Symbol,
}
