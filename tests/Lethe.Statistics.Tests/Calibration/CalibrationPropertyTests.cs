namespace Lethe.Statistics.Tests.Calibration;

/// <summary>What must hold whatever the predictions.</summary>
public class CalibrationPropertyTests
{
    private static readonly Dictionary<string, Func<double[], bool[], double>> Errors = new()
    {
        ["ece"] = (c, a) => ExpectedCalibrationError.Of(c, a),
        ["equal mass"] = (c, a) => ExpectedCalibrationError.Of(EqualMassBins.Of(SortedPredictions.Of(c, a), 15)),
        ["greatest"] = (c, a) => BinGaps.Greatest(ConfidenceBins.Of(c, a, 15))!.Value,
        ["unweighted"] = (c, a) => BinGaps.Unweighted(ConfidenceBins.Of(c, a, 15)),
        ["root mean square"] = (c, a) => BinGaps.RootMeanSquare(ConfidenceBins.Of(c, a, 15)),
        ["sweep"] = (c, a) => SweepError.EqualMass(SortedPredictions.Of(c, a)).RootMeanSquare,
        ["ks"] = (c, a) => CumulativeCalibrationError.Of(SortedPredictions.Of(c, a)).KolmogorovSmirnov,
        ["kuiper"] = (c, a) => CumulativeCalibrationError.Of(SortedPredictions.Of(c, a)).Kuiper,
        ["mmce"] = (c, a) => MeanEmbeddingError.Of(SortedPredictions.Of(c, a)).Value,
        ["smooth"] = (c, a) => SmoothCalibrationError.Of(c, a).AtItsOwnWidth(),
        ["kernel"] = (c, a) => KernelDensityError.Of(c, a, .05, cancellation: TestContext.Current.CancellationToken).Value,
        ["corp"] = (c, a) => CorpDecomposition.Of(SortedPredictions.Of(c, a)).Miscalibration,
        ["aurc"] = (c, a) => RiskCoverage.Of(SortedPredictions.Of(c, a)).Area,
        ["excess aurc"] = (c, a) => RiskCoverage.Of(SortedPredictions.Of(c, a)).Excess,
    };

    public static TheoryData<string> Names => [.. Errors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Error_IsBoundedAndKnowsNoOrder(string name)
    {
        var error = Errors[name];
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new RandomStream(seed);
            // Many ties among them, and the ends.
            var confidences = Enumerable.Range(0, 7 * seed).Select(_ => Math.Round(random.NextDouble(), 1 + seed % 3)).ToArray();
            var correct = confidences.Select(_ => random.NextDouble() < .6).ToArray();
            var value = error(confidences, correct);
            Assert.InRange(value, 0, 1);
            var order = random.Permutation(confidences.Length);
            Assert.Equal(value, error([.. order.Select(i => confidences[i])], [.. order.Select(i => correct[i])]), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Error_OfOneRecordOrOneKind_IsDefined(string name)
    {
        if (name != "kernel") Assert.InRange(Errors[name]([.7], [true]), 0, 1);
        Assert.InRange(Errors[name]([.1, .5, 1, 0], [true, true, true, true]), 0, 1);
        Assert.InRange(Errors[name]([.1, .5, 1, 0], [false, false, false, false]), 0, 1);
        Assert.InRange(Errors[name]([1, 1, 1], [true, true, true]), 0, 1e-9);
    }

    [Theory]
    [InlineData("ece")]
    [InlineData("equal mass")]
    [InlineData("ks")]
    [InlineData("sweep")]
    [InlineData("mmce")]
    [InlineData("smooth")]
    public void Error_OfCalibratedModels_LiesWithinTheirOwnRange(string name)
    {
        var error = Errors[name];
        var random = new RandomStream(12);
        var confidences = Enumerable.Range(0, 400).Select(_ => .3 + .7 * random.NextDouble()).ToArray();
        var drawn = Enumerable.Range(0, 200).Select(_ => error(confidences, Calibrated(confidences, random))).ToArray();
        Array.Sort(drawn);
        var inside = Enumerable.Range(0, 100).Count(_ =>
            error(confidences, Calibrated(confidences, random)) is var value && value >= drawn[5] && value <= drawn[194]);
        // 95 of 100, give or take both draws' chance.
        Assert.InRange(inside, 84, 100);
        Assert.True(error(confidences, [.. confidences.Select(c => random.NextDouble() < c - .3)]) > drawn[194]);
    }

    [Fact]
    public void Ranking_UnderAMonotoneMap_StaysAsItIs()
    {
        var random = new RandomStream(4);
        var confidences = Enumerable.Range(0, 300).Select(_ => Math.Round(random.NextDouble(), 2)).ToArray();
        var correct = confidences.Select(c => random.NextDouble() < c).ToArray();
        var (one, other) = (SortedPredictions.Of(confidences, correct), SortedPredictions.Of([.. confidences.Select(c => c * c * c)], correct));
        Assert.Equal(ConfidenceAuc.Of(one), ConfidenceAuc.Of(other));
        Assert.Equal(RiskCoverage.Of(one), RiskCoverage.Of(other));
    }

    [Fact]
    public void Auc_FromTheSortedRecords_IsTheOneOfTwoSamples()
    {
        var random = new RandomStream(6);
        var confidences = Enumerable.Range(0, 300).Select(_ => Math.Round(random.NextDouble(), 2)).ToArray();
        var correct = confidences.Select(c => random.NextDouble() < c).ToArray();
        var auc = ConfidenceAuc.Of(SortedPredictions.Of(confidences, correct))!;
        var other = Auc.Of([.. confidences.Where((_, i) => correct[i])], [.. confidences.Where((_, i) => !correct[i])]);
        Assert.Equal(other.Value, auc.Value, 1e-12);
        Assert.Equal(other.Interval!.Value.Low, auc.Interval!.Value.Low, 1e-9);
        Assert.Equal(other.Interval.Value.High, auc.Interval.Value.High, 1e-9);
    }

    [Fact]
    public void Auc_WhereNothingIsToBeToldApart_IsNotAHalf()
    {
        Assert.Null(ConfidenceAuc.Of(SortedPredictions.Of([.3, .7], [true, true])));
        Assert.Null(ConfidenceAuc.Of(SortedPredictions.Of([.3, .7], [false, false])));
    }

    [Fact]
    public void Mmce_IsTheSumOverAllPairs()
    {
        var random = new RandomStream(7);
        var confidences = Enumerable.Range(0, 60).Select(_ => Math.Round(random.NextDouble(), 2)).ToArray();
        var correct = confidences.Select(c => random.NextDouble() < .5).ToArray();
        double all = 0, others = 0;
        for (var i = 0; i < 60; i++)
        {
            for (var j = 0; j < 60; j++)
            {
                var pair = (confidences[i] - (correct[i] ? 1 : 0)) * (confidences[j] - (correct[j] ? 1 : 0)) * Math.Exp(-Math.Abs(confidences[i] - confidences[j]) / .4);
                all += pair;
                if (i != j) others += pair;
            }
        }
        var mmce = MeanEmbeddingError.Of(SortedPredictions.Of(confidences, correct));
        Assert.Equal(all / 3600, mmce.Squared, 1e-14);
        Assert.Equal(others / 60 / 59, mmce.Unbiased, 1e-14);
    }

    [Fact]
    public void Accumulator_BatchByBatchAndMerged_IsTheWhole()
    {
        var random = new RandomStream(5);
        var confidences = Enumerable.Range(0, 1001).Select(_ => random.NextDouble()).ToArray();
        var correct = confidences.Select(c => random.NextDouble() < c).ToArray();
        var (one, other) = (new BinAccumulator(15), new BinAccumulator(15));
        one.Add(confidences.AsSpan(0, 400), correct.AsSpan(0, 400));
        other.Add(confidences.AsSpan(400), correct.AsSpan(400));
        one.Add(other);
        var (parts, whole, sorted) = (one.ToBins(), ConfidenceBins.Of(confidences, correct, 15), ConfidenceBins.Of(SortedPredictions.Of(confidences, correct), 15));
        for (var bin = 0; bin < 15; bin++)
        {
            Assert.Equal((whole[bin].Count, whole[bin].Correct), (parts[bin].Count, parts[bin].Correct));
            Assert.Equal((whole[bin].Count, whole[bin].Correct), (sorted[bin].Count, sorted[bin].Correct));
            Assert.Equal(whole[bin].ConfidenceSum, parts[bin].ConfidenceSum, 1e-9);
            Assert.Equal(whole[bin].ConfidenceSquares, sorted[bin].ConfidenceSquares, 1e-9);
            Assert.Equal(whole[bin].CorrectConfidence, sorted[bin].CorrectConfidence, 1e-9);
        }
        Assert.Throws<ArgumentException>(() => one.Add(new BinAccumulator(10)));
    }

    [Fact]
    public void Sweep_WithTheShortCut_FindsWhatEveryBinTellsByItself()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new RandomStream(seed);
            // Nearly separable: the worst case, with errors only near the bottom.
            var confidences = Enumerable.Range(0, 60).Select(_ => random.NextDouble()).ToArray();
            var correct = confidences.Select(c => random.NextDouble() < 8 * c).ToArray();
            var sorted = SortedPredictions.Of(confidences, correct);
            var bins = 1;
            while (bins < 60 && EqualMassBins.Of(sorted, bins + 1) is var next && next.Zip(next.Skip(1)).All(pair => pair.Second.Accuracy >= pair.First.Accuracy)) bins++;
            Assert.Equal(bins, SweepError.EqualMass(sorted).Bins);
        }
    }

    private static bool[] Calibrated(double[] confidences, RandomStream random) => [.. confidences.Select(c => random.NextDouble() < c)];
}
