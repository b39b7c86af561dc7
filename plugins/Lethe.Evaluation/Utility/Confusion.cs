using Lethe.Evaluation.Scores;

namespace Lethe.Evaluation.Utility;

/// <summary>What is taken for what.</summary>
internal static class Confusion
{
    // More classes make a picture that nobody can read, and a report that is mostly zeros.
    private const int MostClasses = 100;

    public static HeatMapExhibit? Of(RecordScores scores, Dataset data, AuditPart part)
    {
        if (data.Classes > MostClasses) return null;
        var counts = new double[data.Classes * data.Classes];
        var without = 0;
        for (var row = 0; row < scores.Count; row++)
        {
            if (scores.Predicted[row] < 0 || scores.Predicted[row] >= data.Classes) without++;
            else counts[scores.Labels[row] * data.Classes + scores.Predicted[row]]++;
        }
        var lost = without == 0 ? "" : $" Left out, because their prediction is none of these classes: {without}.";
        return new HeatMapExhibit
        {
            Id = $"confusion-{part.Name}",
            Title = part.Name == AuditPart.Forget ? "What records of the forget set are taken for" : "What test records are taken for",
            Caption = $"Records by their label (rows) and their prediction (columns); right answers lie on the diagonal.{lost}",
            Rows = data.ClassNames,
            Columns = data.ClassNames,
            Values = counts,
        };
    }
}
