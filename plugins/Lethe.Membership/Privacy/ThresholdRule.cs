namespace Lethe.Membership.Privacy;

/// <summary>Who is taken for a member.</summary>
/// <param name="Sign">1: what scores at least the threshold. -1: what scores at most minus it.</param>
internal sealed record ThresholdRule(int Sign, double Threshold)
{
    public bool Takes(double score) => Sign * score >= Threshold;

    /// <summary>The rule that proves most on these pairs. What it proves there is no proof; it takes other pairs for that.</summary>
    public static ThresholdRule Best((double Member, double Other)[] pairs, double delta, CancellationToken cancellation)
    {
        var (best, most) = (new ThresholdRule(1, 0), -1.0);
        foreach (var sign in new[] { 1, -1 })
        {
            var roc = Roc.Of([.. pairs.Select(pair => sign * pair.Member)], [.. pairs.Select(pair => sign * pair.Other)]);
            for (var i = 1; i < roc.Points.Count - 1; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var point = roc.Points[i];
                var bound = EpsilonBound.ClopperPearson(point.True, roc.Members, point.False, roc.NonMembers, delta);
                // Where none proves anything, the one that tells most apart.
                var merit = bound > 0 ? 1 + bound : Math.Abs(point.TrueRate - point.FalseRate) * (point.TrueRate > point.FalseRate ? 1 : 0);
                // In the middle of the gap: other pairs will not stop at the last score that these had.
                if (merit > most) (best, most) = (new ThresholdRule(sign, Middle(point.Threshold, roc.Points[i + 1].Threshold)), merit);
            }
        }
        return best;
    }

    private static double Middle(double above, double below) => double.IsFinite(above + below) ? (above + below) / 2 : above;
}
