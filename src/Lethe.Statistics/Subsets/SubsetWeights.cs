namespace Lethe.Statistics;

/// <summary>
/// A subset of fixed size, looked for by gradient steps on weights between 0 and 1 that sum to its size. Each step goes
/// down on Σ wᵢ ℓᵢ + γ ‖w‖², for losses ℓ that are measured anew each time, and back to the nearest such weights.
/// </summary>
public sealed class SubsetWeights
{
    private readonly double[] _values;
    private readonly int _size;

    private SubsetWeights(double[] values, int size) => (_values, _size) = (values, size);

    public ReadOnlySpan<double> Values => _values;

    /// <summary>All weights alike: whatever the losses say first decides.</summary>
    public static SubsetWeights Uniform(int count, int size)
    {
        Check(count, size);
        var values = new double[count];
        Array.Fill(values, (double)size / count);
        return new SubsetWeights(values, size);
    }

    /// <summary>
    /// 1 for a random subset, 0 for the others. Small steps never leave it: two weights that begin 1 apart change places only
    /// when the differences of their losses, times the rate, have added up to 1.
    /// </summary>
    public static SubsetWeights Random(int count, int size, RandomStream random)
    {
        Check(count, size);
        var values = new double[count];
        foreach (var place in random.Sample(count, size)) values[place] = 1;
        return new SubsetWeights(values, size);
    }

    /// <summary>One step.</summary>
    /// <param name="losses">One a weight.</param>
    /// <param name="rate">η.</param>
    /// <param name="penalty">γ, which keeps weights alike, whichever way the step goes.</param>
    /// <param name="ascend">Towards large losses instead of small ones.</param>
    public void Step(ReadOnlySpan<double> losses, double rate, double penalty, bool ascend)
    {
        if (losses.Length != _values.Length) throw new ArgumentException($"There are {losses.Length} losses for {_values.Length} weights.", nameof(losses));
        for (var i = 0; i < losses.Length; i++) _values[i] -= rate * ((ascend ? -losses[i] : losses[i]) + 2 * penalty * _values[i]);
        CappedSimplex.Project(_values, _size, _values);
    }

    /// <summary>The subset as it stands: the places of the largest weights, ascending.</summary>
    public int[] Chosen() => Extremes.Largest(_values, _size);

    private static void Check(int count, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, count);
    }
}
