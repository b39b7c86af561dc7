using System.Reflection;

namespace Lethe.Statistics.Tests.Calibration;

/// <summary>Every public estimator on what hardly is an input: a defined result, or one error that says what is wrong. Never NaN, never a guess.</summary>
public class OddInputTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Of confidences and whether each was right; null where the estimator says that there is no such number.</summary>
    private static readonly Dictionary<string, Func<double[], bool[], double?>> OfPairs = new()
    {
        [nameof(ExpectedCalibrationError)] = (c, a) => ExpectedCalibrationError.Of(c, a),
        [nameof(ExpectedCalibrationError) + ".Pivotal"] = (c, a) => ExpectedCalibrationError.Pivotal(c, a, new RandomStream(1), draws: 20, cancellation: None).Low,
        [nameof(ConfidenceBins)] = (c, a) => BinGaps.Greatest(ConfidenceBins.Of(c, a, 15, BinEdge.Right)),
        [nameof(BinAccumulator)] = (c, a) =>
        {
            var sums = new BinAccumulator(15);
            sums.Add(c, a);
            return ExpectedCalibrationError.Of(sums.ToBins());
        },
        [nameof(EqualMassBins)] = (c, a) => ExpectedCalibrationError.Of(EqualMassBins.Of(c, a, 15)),
        [nameof(BinGaps) + ".Unweighted"] = (c, a) => BinGaps.Unweighted(ConfidenceBins.Of(c, a, 15)),
        [nameof(BinGaps) + ".RootMeanSquare"] = (c, a) => BinGaps.RootMeanSquare(ConfidenceBins.Of(c, a, 15)),
        [nameof(BinGaps) + ".DebiasedSquare"] = (c, a) => BinGaps.DebiasedSquare(ConfidenceBins.Of(c, a, 15)),
        [nameof(BinGaps) + ".DebiasedMean"] = (c, a) => BinGaps.DebiasedMean(ConfidenceBins.Of(c, a, 15)),
        [nameof(BinSweep)] = (c, a) => BinSweep.Of(SortedPredictions.Of(c, a)).EqualMass[8],
        [nameof(SweepError) + ".EqualMass"] = (c, a) => SweepError.EqualMass(SortedPredictions.Of(c, a)).RootMeanSquare,
        [nameof(SweepError) + ".EqualWidth"] = (c, a) => SweepError.EqualWidth(SortedPredictions.Of(c, a), None).Mean,
        [nameof(BrierDecomposition)] = (c, a) => BrierDecomposition.Of(ConfidenceBins.Of(c, a, 15)).Brier,
        [nameof(CorpDecomposition)] = (c, a) => CorpDecomposition.Of(SortedPredictions.Of(c, a)).Brier,
        [nameof(CumulativeCalibrationError)] = (c, a) => CumulativeCalibrationError.Of(c, a).KolmogorovSmirnov,
        [nameof(CumulativeCalibrationError) + ".P"] = (c, a) => CumulativeCalibrationError.Of(SortedPredictions.Of(c, a)).KuiperP,
        [nameof(MeanEmbeddingError)] = (c, a) => MeanEmbeddingError.Of(SortedPredictions.Of(c, a)).Value,
        [nameof(SmoothCalibrationError)] = (c, a) => SmoothCalibrationError.Of(c, a).AtItsOwnWidth(),
        [nameof(HalvedMirrorError)] = (c, a) => HalvedMirrorError.Of(c, a),
        [nameof(TriweightError)] = (c, a) => TriweightError.Of(c, a),
        // One record has no others: it is seen twice.
        [nameof(KernelDensityError)] = (c, a) => KernelDensityError.Of([.. c, .. c], [.. a, .. a], .05, cancellation: None).Value,
        [nameof(RiskCoverage)] = (c, a) => RiskCoverage.Of(SortedPredictions.Of(c, a)).Excess,
        [nameof(RiskCoverage) + ".CoverageAt"] = (c, a) => RiskCoverage.CoverageAt(SortedPredictions.Of(c, a), .1),
        [nameof(RiskCoverage) + ".Curve"] = (c, a) => RiskCoverage.Curve(SortedPredictions.Of(c, a), 10).Risk[^1],
        [nameof(ConfidenceAuc)] = (c, a) => ConfidenceAuc.Of(SortedPredictions.Of(c, a))?.Value,
        [nameof(SpiegelhalterTest)] = (c, a) => SpiegelhalterTest.Of(SortedPredictions.Of(c, a))?.PValue,
        [nameof(CalibrationNull)] = (c, a) => CalibrationNull.Of(c, a, new RandomStream(1), draws: 20, cancellation: None).PValue,
        [nameof(CalibrationBootstrap)] = (c, a) => CalibrationBootstrap.Pivotal(
            SortedPredictions.Of(c, a), (some, into) => into[0] = MeanEmbeddingError.Of(some).Value, [0], new RandomStream(1), 20, cancellation: None)[0].High,
        [nameof(TCal)] = (c, a) => TCal.Of(SortedPredictions.Of(c, a), new RandomStream(1), 20, None).PValue,
        [nameof(TCal) + ".Debiased"] = (c, a) => TCal.Debiased(SortedPredictions.Of(c, a), 4),
        [nameof(DiscreteTest)] = (c, a) => DiscreteTest.Of(SortedPredictions.Of(c, a)).PValue,
        [nameof(TopLabelError)] = (c, a) => TopLabelError.Of(c, a, new int[c.Length], 2),
        [nameof(OperatingPointInconsistency)] = (c, a) =>
        {
            var points = new OperatingPointInconsistency();
            points.Add(c, a);
            points.Add([.. c.Select(one => 1 - one)], [.. a.Select(one => !one)]);
            return points.Value;
        },
        [nameof(ClasswiseError) + ".Adaptive"] = (c, a) => ClasswiseError.Adaptive(c, a),
        [nameof(ClasswiseError) + ".Thresholded"] = (c, a) => ClasswiseError.Thresholded(c, a),
        [nameof(PooledViolators)] = (c, a) => PooledViolators.Of(SortedPredictions.Of(c, a))[^1].Rate,
        [nameof(IsotonicFit)] = (c, a) => IsotonicFit.Of(SortedPredictions.Of(c, a)).At(.5),
        [nameof(HistogramFit)] = (c, a) => HistogramFit.Of(c, a, 15).At(1),
        [nameof(BayesianBinning)] = (c, a) => BayesianBinning.Of(SortedPredictions.Of(c, a), 15).At(1),
        [nameof(BetaFit)] = (c, a) => BetaFit.Of(c, a, None).At(.5),
        [nameof(PlattFit)] = (c, a) => PlattFit.Of([.. c.Select(one => one is >= 0 and <= 1 ? one : double.NaN)], a, smooth: true, None).At(.5),
    };

    /// <summary>Of a table of probabilities with labels.</summary>
    private static readonly Dictionary<string, Func<double[], long[], int, double>> OfTables = new()
    {
        [nameof(ClasswiseError) + ".EqualWidth"] = (p, y, k) => ClasswiseError.EqualWidth(p, y, k).Average(),
        [nameof(ClasswiseError) + ".Adaptive"] = (p, y, k) => ClasswiseError.Adaptive(p, y, k).Average(),
        [nameof(ClasswiseError) + ".Thresholded"] = (p, y, k) => ClasswiseError.Thresholded(p, y, k).Average(),
        [nameof(ClasswiseError) + ".Of"] = (p, y, k) => ClasswiseError.Of(p, y, k, (one, isTrue) => ExpectedCalibrationError.Of(one, isTrue)).Average(),
        [nameof(HCalibrationLoss)] = (p, y, k) => new HCalibrationLoss { HalfWindow = 1 }.Of(p, y, k, [], new double[p.Length], None),
        [nameof(ProperScores) + ".Brier"] = (p, y, k) =>
        {
            ClassPairs.Check(p, y, k);
            return Enumerable.Range(0, y.Length).Average(i => ProperScores.Brier(p.AsSpan(i * k, k), (int)y[i]));
        },
    };

    /// <summary>Of a table of logits with labels.</summary>
    private static readonly Dictionary<string, Func<double[], long[], int, double>> OfLogits = new()
    {
        [nameof(PredictionScores)] = (z, y, k) => PredictionScores.Of(z, y, k).LogLoss,
        [nameof(TemperatureFit)] = (z, y, k) => TemperatureFit.Of(z, y, k, None).Temperature,
        [nameof(TemperatureFit) + ".LossAt"] = (z, y, k) => TemperatureFit.LossAt(2, z, y, k),
        [nameof(ProperScores) + ".LogLoss"] = (z, y, k) =>
            y.Length == 0 ? throw new ArgumentException("The average of none.") : Enumerable.Range(0, y.Length).Average(i => ProperScores.LogLoss(z.AsSpan(i * k, k), (int)y[i])),
    };

    public static TheoryData<string> Pairs => [.. OfPairs.Keys];

    public static TheoryData<string> Tables => [.. OfTables.Keys];

    public static TheoryData<string> Logits => [.. OfLogits.Keys];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void OfPairs_ThatAreOddButSound_HasADefinedResult(string name)
    {
        foreach (var (confidences, correct) in new (double[], string)[]
        {
            ([.7], "1"), ([.7], "0"), ([0], "1"), ([1], "0"), ([.5], "1"), ([-0.0], "0"), ([double.Epsilon], "1"),
            // Fewer records than bins, one kind, one confidence, both ends.
            ([.2, .9], "01"), ([.1, .5, .9], "111"), ([.1, .5, .9], "000"), ([.4, .4, .4, .4], "0110"), ([0, 0, 1, 1], "0101"), ([1, 1, 1], "111"), ([0, 0, 0], "111"),
            ([0, .25, .25, 1, Math.BitDecrement(1.0)], "10110"),
        })
        {
            var value = OfPairs[name](confidences, Fixtures.Bits(correct));
            Assert.True(value is null || double.IsFinite(value.Value), $"{value} of [{string.Join(" ", confidences)}], {correct}");
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void OfPairs_ThatAreNone_IsOneClearError(string name)
    {
        foreach (var confidence in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, -.1, 1.1, 95 })
        {
            Assert.ThrowsAny<ArgumentException>(() => OfPairs[name]([confidence], [true]));
            Assert.ThrowsAny<ArgumentException>(() => OfPairs[name]([.2, .4, confidence, .9], [true, false, false, true]));
        }
        Assert.ThrowsAny<ArgumentException>(() => OfPairs[name]([], []));
        Assert.ThrowsAny<ArgumentException>(() => OfPairs[name]([.5, .6], [true]));
        Assert.ThrowsAny<ArgumentException>(() => OfPairs[name]([.5], [true, false]));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void OfTables_ThatAreOddButSound_HasADefinedResult(string name)
    {
        foreach (var (table, labels, classes) in new (double[], long[], int)[]
        {
            ([.5, .5], [1], 2), ([1, 0, 0], [1], 3), ([1, 0, 0, 1], [0, 0], 2),
            // Classes without a record, and without a claim.
            ([.6, .3, .1, 0, .5, .5, 0, 0], [0, 0], 4),
        })
            Assert.True(double.IsFinite(OfTables[name](table, labels, classes)));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void OfTables_ThatAreNone_IsOneClearError(string name)
    {
        foreach (var (table, labels, classes) in new (double[], long[], int)[]
        {
            ([.5, double.NaN], [0], 2), ([1.2, -.2], [0], 2), ([.5, .4], [0], 2), ([0, 0], [0], 2), ([3, -2], [0], 2), ([double.PositiveInfinity, 0], [0], 2),
            ([.5, .5], [2], 2), ([.5, .5], [-1], 2), ([.5, .5, 0], [0], 2), ([], [], 2), ([1], [0], 1),
        })
            Assert.ThrowsAny<ArgumentException>(() => OfTables[name](table, labels, classes));
    }

    [Theory]
    [MemberData(nameof(Logits))]
    public void OfLogits_ThatAreOddButSound_HasADefinedResult(string name)
    {
        foreach (var (logits, labels, classes) in new (double[], long[], int)[]
            { ([0, 0], [1], 2), ([1e300, -1e300], [0], 2), ([1000, 0, -1000], [0], 3), ([5, 5, 5, 5], [0, 1], 2), ([.2, .9], [0], 2), ([3], [0], 1) })
            Assert.True(double.IsFinite(OfLogits[name](logits, labels, classes)), string.Join(" ", logits));
    }

    [Theory]
    [MemberData(nameof(Logits))]
    public void OfLogits_ThatAreNone_IsOneClearError(string name)
    {
        foreach (var (logits, labels, classes) in new (double[], long[], int)[]
            { ([0, double.NaN], [0], 2), ([double.PositiveInfinity, 0], [0], 2), ([0, 1], [2], 2), ([0, 1], [-1], 2), ([], [], 2) })
            Assert.ThrowsAny<ArgumentException>(() => OfLogits[name](logits, labels, classes));
    }

    [Theory]
    [InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void OfOneRow_ThatIsNone_IsOneClearError(double number)
    {
        foreach (var score in new Func<double[], double>[] { row => Familiarity.GreatestProbability(row), row => Familiarity.GreatestLogit(row), row => Familiarity.Energy(row), row => Familiarity.NegativeEntropy(row) })
        {
            Assert.ThrowsAny<ArgumentException>(() => score([0, number, 1]));
            Assert.ThrowsAny<ArgumentException>(() => score([]));
            Assert.True(double.IsFinite(score([3])));
        }
        Assert.ThrowsAny<ArgumentException>(() => Entropy.Of([.5, number]));
        Assert.ThrowsAny<ArgumentException>(() => Entropy.Of([]));
        Assert.ThrowsAny<ArgumentException>(() => Familiarity.Energy([1, 2], number));
        Assert.ThrowsAny<ArgumentException>(() => new LeastAmbiguousScore().Fill([.5, number], 1, new double[2]));
        Assert.ThrowsAny<ArgumentException>(() => new AdaptiveScore().Fill([.5, number], 1, new double[2]));
        Assert.ThrowsAny<ArgumentException>(() => ConformalQuantile.Of([.5, double.NaN], .1));
    }

    [Fact]
    public void Bandwidth_OfOddConfidences_IsOneOfThoseTriedOrAClearError()
    {
        foreach (var confidences in new double[][] { [.4, .4], [0, 1], [1, 1, 1], [.2, .9] }) Assert.Contains(KernelDensityError.BestBandwidth(confidences, None), KernelDensityError.Bandwidths);
        foreach (var confidences in new double[][] { [], [.5], [.5, double.NaN], [.5, 1.1], [-.1, .5] }) Assert.ThrowsAny<ArgumentException>(() => KernelDensityError.BestBandwidth(confidences, None));
    }

    /// <summary>Whoever adds an estimator adds it here.</summary>
    [Fact]
    public void TheTables_HoldEveryPublicEstimator()
    {
        // Not estimators: they draw, sort or hold what others gave.
        string[] helpers = [nameof(SortedPredictions), nameof(ClassPairs), nameof(Softmax), nameof(Entropy), nameof(Familiarity), nameof(PenaltySearch), nameof(AdaptiveScore), nameof(LeastAmbiguousScore)];
        string[] names = ["confidences", "probabilities", "logits", "ofClass"];
        var estimators = typeof(SortedPredictions).Assembly.GetExportedTypes()
            .Where(type => type is { IsInterface: false } && !typeof(Delegate).IsAssignableFrom(type))
            .Where(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .SelectMany(method => method.GetParameters())
                .Any(one => one.ParameterType == typeof(SortedPredictions) || one.ParameterType == typeof(ReadOnlySpan<double>) && names.Contains(one.Name)))
            .Select(type => type.Name).Except(helpers);
        var tried = OfPairs.Keys.Concat(OfTables.Keys).Concat(OfLogits.Keys).Select(key => key.Split('.')[0]).ToHashSet();
        Assert.Equal([], estimators.Except(tried));
        Assert.Contains(nameof(ExpectedCalibrationError), estimators);
    }
}
