namespace Lethe.Attribution.Scores;

/// <summary>The budget ended in the middle of something that is nothing at all unless it is whole.</summary>
internal sealed class BudgetEndedException() : Exception("The budget ended before all records were looked at: scores of some of them are no scores.");
