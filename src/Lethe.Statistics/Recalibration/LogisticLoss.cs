namespace Lethe.Statistics;

/// <summary>The mean log loss of the logistic function of a few features, against truths between 0 and 1.</summary>
/// <param name="features">Row by row; a constant 1 is added to each.</param>
/// <param name="truths">One a row: 0, 1, or something in between.</param>
/// <param name="width">Features in a row.</param>
/// <param name="pull">Half of it times the square of each slope is added; the intercept is left alone.</param>
public sealed class LogisticLoss(double[] features, double[] truths, int width, double pull = 0) : ICurvedFunction
{
    /// <summary>A slope for each feature, and the intercept.</summary>
    public int Size => width + 1;

    public double At(ReadOnlySpan<double> point, Span<double> gradient)
    {
        gradient.Clear();
        var loss = 0.0;
        for (var i = 0; i < truths.Length; i++)
        {
            var row = features.AsSpan(i * width, width);
            var odds = Odds(row, point);
            var miss = Probability(odds) - truths[i];
            loss += Softplus(odds) - truths[i] * odds;
            for (var j = 0; j < width; j++) gradient[j] += miss * row[j];
            gradient[width] += miss;
        }
        for (var j = 0; j <= width; j++) gradient[j] /= truths.Length;
        loss /= truths.Length;
        for (var j = 0; j < width; j++)
        {
            loss += pull / 2 * point[j] * point[j];
            gradient[j] += pull * point[j];
        }
        return loss;
    }

    public void Curvature(ReadOnlySpan<double> point, Span<double> hessian)
    {
        hessian.Clear();
        for (var i = 0; i < truths.Length; i++)
        {
            var row = features.AsSpan(i * width, width);
            var p = Probability(Odds(row, point));
            var weight = p * (1 - p) / truths.Length;
            for (var j = 0; j <= width; j++)
                for (var k = 0; k <= width; k++)
                    hessian[j * Size + k] += weight * (j < width ? row[j] : 1) * (k < width ? row[k] : 1);
        }
        for (var j = 0; j < width; j++) hessian[j * Size + j] += pull;
    }

    public static double Probability(double odds) => 1 / (1 + Math.Exp(-odds));

    private double Odds(ReadOnlySpan<double> row, ReadOnlySpan<double> point) => SearchPoint.Dot(row, point[..width]) + point[width];

    private static double Softplus(double odds) => Math.Max(odds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(odds)));
}
