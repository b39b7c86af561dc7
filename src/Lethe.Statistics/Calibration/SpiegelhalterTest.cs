namespace Lethe.Statistics;

/// <summary>
/// Whether the squared error is what a calibrated model with these confidences would have (Spiegelhalter 1986).
/// </summary>
/// <param name="Z">Above 0: too sure of itself; below: not sure enough.</param>
public sealed record SpiegelhalterTest(double Z)
{
    /// <summary>Two-sided: a model that claims far too little is as badly calibrated.</summary>
    public double PValue => Math.Min(2 * Normal.Cumulative(-Math.Abs(Z)), 1);

    /// <summary>Null where every confidence is 0, one half or 1: then the squared error has no variance to go by.</summary>
    public static SpiegelhalterTest? Of(SortedPredictions predictions)
    {
        double sum = 0, variance = 0;
        foreach (var tie in predictions.Ties)
        {
            var slope = 1 - 2 * tie.Confidence;
            sum -= tie.Excess * slope;
            variance += tie.Count * slope * slope * tie.Confidence * (1 - tie.Confidence);
        }
        return variance > 0 ? new SpiegelhalterTest(sum / Math.Sqrt(variance)) : null;
    }
}
