using System.Globalization;

namespace Lethe.Attribution.Foretelling;

/// <summary>What was foretold beside what came.</summary>
internal static class ForetellingExhibits
{
    private const int Groups = 20;

    public static TableExhibit Table(IEnumerable<(string Part, ForetoldOutputs Outputs)> parts) => new()
    {
        Id = "foretelling",
        Title = "Foretold outputs beside the oracles'",
        Caption = "Root mean squared differences from what oracles say on average. Foretelling works where its error is well below that of no change, and near the oracles' own; "
            + "where no change is as near as an oracle, there is nothing to foretell.",
        Columns = ["Part", "Records", "Foretold", "No change", "Oracles among themselves", "Explained", "Could be explained", "Correlation"],
        Rows = [.. parts.Select(part => Row(part.Part, part.Outputs))],
    };

    /// <summary>Outputs in groups of equal size by how far they were expected to move.</summary>
    public static CurveExhibit Moves(IEnumerable<(string Part, ForetoldOutputs Outputs)> parts)
    {
        CurveSeries[] found = [.. parts.Select(part => Series(part.Part, part.Outputs))];
        double[] ends = [found.Min(one => one.X.Min()), found.Max(one => one.X.Max())];
        return new CurveExhibit
        {
            Id = "foretold-changes",
            Title = "Foretold and real changes of outputs",
            Caption = $"Outputs in up to {Groups} groups by how far they were expected to move: the mean of that, and of how far the oracles' mean is from the original. "
                + "On the diagonal changes come as foretold; steeper, they are foretold too small; level, nothing is foretold.",
            X = new Axis("Foretold change of an output"),
            Y = new Axis("Change from the original to the oracles' mean"),
            Series = [.. found, new CurveSeries("as foretold", ends, ends, [], [])],
        };
    }

    private static string[] Row(string part, ForetoldOutputs outputs)
    {
        var all = outputs.All;
        return
        [
            part, outputs.Records.ToString(CultureInfo.InvariantCulture), Number(outputs.Error(all)), Number(outputs.OriginalError(all)), Number(outputs.NoiseFloor(all)),
            Number(outputs.Explained(all)), Number(outputs.Explainable(all)), Number(outputs.Correlation(all)),
        ];
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "-";

    private static CurveSeries Series(string part, ForetoldOutputs outputs)
    {
        int[] order = [.. Enumerable.Range(0, outputs.ForetoldMoves.Length).OrderBy(i => outputs.ForetoldMoves[i])];
        var groups = order.Chunk(Math.Max(1, (order.Length + Groups - 1) / Groups)).ToArray();
        return new CurveSeries(part, Means(outputs.ForetoldMoves), Means(outputs.RealMoves), [], []);

        double[] Means(double[] moves) => Array.ConvertAll(groups, group => group.Average(i => moves[i]));
    }
}
