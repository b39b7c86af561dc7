namespace Lethe.Statistics;

/// <summary>Clenshaw-Curtis quadrature: nodes at cosines of even angles, exact for polynomials up to the number of steps.</summary>
public static class ClenshawCurtis
{
    /// <summary>Nodes between -1 and 1, both among them, and weights that add up to 2.</summary>
    /// <param name="steps">Even; one node more.</param>
    public static (double[] Nodes, double[] Weights) Of(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(steps % 2, 0);
        var (nodes, weights) = (new double[steps + 1], new double[steps + 1]);
        for (var i = 0; i <= steps; i++)
        {
            nodes[i] = Math.Cos(Math.PI * i / steps);
            var sum = 1.0;
            for (var k = 1; k <= steps / 2; k++)
                sum -= (2 * k == steps ? 1 : 2) * Math.Cos(2 * Math.PI * k * i / steps) / (4.0 * k * k - 1);
            weights[i] = sum * (i == 0 || i == steps ? 1 : 2) / steps;
        }
        return (nodes, weights);
    }
}
