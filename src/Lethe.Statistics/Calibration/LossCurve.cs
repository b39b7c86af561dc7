namespace Lethe.Statistics;

/// <summary>The mean log loss of scaled logits at one inverse temperature, with its first two derivatives there.</summary>
internal readonly record struct LossCurve(double Loss, double Slope, double Curvature)
{
    public static LossCurve At(double inverse, ReadOnlySpan<double> logits, ReadOnlySpan<long> labels, int classes)
    {
        double loss = 0, slope = 0, curvature = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var row = logits.Slice(i * classes, classes);
            var greatest = double.NegativeInfinity;
            foreach (var logit in row) greatest = Math.Max(greatest, logit);
            double sum = 0, first = 0, second = 0;
            foreach (var logit in row)
            {
                var below = logit - greatest;
                var weight = Math.Exp(inverse * below);
                sum += weight;
                first += weight * below;
                second += weight * below * below;
            }
            var (mean, truth) = (first / sum, row[(int)labels[i]] - greatest);
            loss += Math.Log(sum) - inverse * truth;
            slope += mean - truth;
            curvature += second / sum - mean * mean;
        }
        return new LossCurve(loss / labels.Length, slope / labels.Length, curvature / labels.Length);
    }
}
