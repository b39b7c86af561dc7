namespace Lethe.Statistics;

/// <summary>
/// The density at one confidence of a beta distribution around another, with parameters c / b + 1 and (1 - c) / b + 1, in
/// logarithms: for small bandwidths the numbers themselves overflow.
/// </summary>
internal sealed class BetaKernels
{
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly double[] _normal;
    private readonly double[] _log;
    private readonly double[] _logRest;

    public BetaKernels(ReadOnlySpan<double> confidences, double bandwidth, double least)
    {
        if (!(bandwidth > 0)) throw new ArgumentOutOfRangeException(nameof(bandwidth), bandwidth, "A bandwidth is positive.");
        var count = confidences.Length;
        (_first, _second, _normal) = (new double[count], new double[count], new double[count]);
        (_log, _logRest) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            if (!(confidences[i] >= 0 && confidences[i] <= 1)) ConfidenceBins.ThrowNoConfidence(confidences[i]);
            var c = Math.Clamp(confidences[i], least, 1 - least);
            (_first[i], _second[i]) = (c / bandwidth, (1 - c) / bandwidth);
            _normal[i] = Gamma.Log(_first[i] + _second[i] + 2) - Gamma.Log(_first[i] + 1) - Gamma.Log(_second[i] + 1);
            (_log[i], _logRest[i]) = (Math.Log(c), Math.Log(1 - c));
        }
    }

    /// <summary>The logarithm of the density at one record's confidence of the kernel around another's.</summary>
    public double Log(int at, int around) => _first[around] * _log[at] + _second[around] * _logRest[at] + _normal[around];

    public double GreatestLog(int at)
    {
        var greatest = double.NegativeInfinity;
        for (var i = 0; i < _log.Length; i++)
            if (i != at) greatest = Math.Max(greatest, Log(at, i));
        return greatest;
    }

    /// <summary>The sum over records of the logarithm of the mean density of all others' kernels there.</summary>
    public double LogLikelihood()
    {
        var total = 0.0;
        for (var j = 0; j < _log.Length; j++)
        {
            var (greatest, sum) = (GreatestLog(j), 0.0);
            for (var i = 0; i < _log.Length; i++)
                if (i != j) sum += Math.Exp(Log(j, i) - greatest);
            total += greatest + Math.Log(sum / (_log.Length - 1));
        }
        return total;
    }
}
