namespace Lethe.Selection.Memorised;

public enum MemorisedOrder
{
    Most,
    Least,
}
