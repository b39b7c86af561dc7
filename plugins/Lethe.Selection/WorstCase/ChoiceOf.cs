namespace Lethe.Selection.WorstCase;

/// <summary>What is chosen one by one.</summary>
public enum ChoiceOf
{
    Records,
    Classes,
}
