using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lethe.Statistics;

/// <summary>
/// Sums over bins of equal width, taken up batch by batch: the memory is that of the bins, however many records there are,
/// and two of them can be added.
/// </summary>
public sealed class BinAccumulator
{
    // Neighbouring records mostly fall into one bin. With sums of their own they need not wait for each other.
    private const int Lanes = 4;

    private readonly int _bins;
    private readonly BinEdge _edge;
    private readonly Sums[] _sums;

    public BinAccumulator(int bins, BinEdge edge = BinEdge.Left)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        (_bins, _edge, _sums) = (bins, edge, new Sums[bins * Lanes]);
    }

    public void Add(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(correct.Length, confidences.Length);
        var right = MemoryMarshal.Cast<bool, byte>(correct);
        var (bins, edge, sums) = (_bins, _edge, _sums);
        for (var i = 0; i < confidences.Length; i++)
            sums[ConfidenceBins.IndexOf(confidences[i], bins, edge) * Lanes + i % Lanes].Add(confidences[i], right[i] & 1);
    }

    /// <summary>Takes up what another one with the same bins has seen.</summary>
    public void Add(BinAccumulator other)
    {
        if (other._bins != _bins || other._edge != _edge)
            throw new ArgumentException($"{other._bins} bins ({other._edge}) do not add up with {_bins} ({_edge}).", nameof(other));
        for (var i = 0; i < _sums.Length; i++) _sums[i].Add(other._sums[i]);
    }

    internal void Add(in TieBlock tie) =>
        _sums[ConfidenceBins.IndexOf(tie.Confidence, _bins, _edge) * Lanes].Add(tie.Confidence, tie.Count, tie.Right);

    public CalibrationBin[] ToBins()
    {
        var found = new CalibrationBin[_bins];
        for (var bin = 0; bin < _bins; bin++)
        {
            var all = new Sums();
            for (var lane = 0; lane < Lanes; lane++) all.Add(_sums[bin * Lanes + lane]);
            found[bin] = all.Between((double)bin / _bins, (bin + 1.0) / _bins);
        }
        return found;
    }

    private struct Sums
    {
        // Confidence beside correctness, and both times confidence: one addition for each two.
        private Vector128<double> _sum;
        private Vector128<double> _timesConfidence;
        private long _count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(double confidence, int right)
        {
            var pair = Vector128.Create(confidence, right);
            _sum += pair;
            _timesConfidence += pair * Vector128.Create(confidence);
            _count++;
        }

        public void Add(double confidence, int count, int right)
        {
            var pair = Vector128.Create(count * confidence, right);
            _sum += pair;
            _timesConfidence += pair * Vector128.Create(confidence);
            _count += count;
        }

        public void Add(in Sums other)
        {
            _sum += other._sum;
            _timesConfidence += other._timesConfidence;
            _count += other._count;
        }

        public readonly CalibrationBin Between(double from, double to) =>
            new(from, to, _count, _sum[0], _sum[1], _timesConfidence[0], _timesConfidence[1]);
    }
}
