using System.Numerics;

namespace Lethe.Statistics;

/// <summary>
/// Predictions in ascending order of confidence from an input that is only read: as many as fit are copied and sorted, part
/// after part of the range, so that any number of predictions needs no more than 32 MB beside itself.
/// </summary>
/// <remarks>
/// Which confidences make a part is known from counts of the keys' next twelve bits. Where one count alone is too large,
/// its keys are counted again by the twelve bits after those, down to a single confidence, which needs no sorting.
/// </remarks>
internal ref struct TiesInParts : ITieBlocks
{
    public const int LargestPart = 1 << 22;

    private const int DigitBits = 12;

    /// <summary>So that both outcomes of one confidence fall under one digit.</summary>
    private const int FinestShift = 1;

    private readonly ReadOnlySpan<double> _confidences;
    private readonly ReadOnlySpan<bool> _correct;
    private readonly ulong[] _part;
    private readonly int[] _counts = new int[1 << DigitBits];
    private readonly ulong _last;
    private readonly int _coarsestShift;
    private ulong _low;
    private int _shift;
    private int _digit;
    private TieBlocks _ties;

    public TiesInParts(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, int largestPart = LargestPart)
    {
        SortedPredictions.Check(confidences, correct);
        _confidences = confidences;
        _correct = correct;
        // One more, for what is written and not kept.
        _part = GC.AllocateUninitializedArray<ulong>(Math.Min(largestPart, confidences.Length) + 1);
        var (least, most) = Ends(confidences);
        var first = SortedPredictions.KeyOf(least, 0);
        _last = SortedPredictions.KeyOf(most, 1);
        _coarsestShift = Math.Max(BitOperations.Log2(_last - first) + 1 - DigitBits, FinestShift);
        CountFrom(first, _coarsestShift);
    }

    public TieBlock Current { get; private set; }

    public bool MoveNext()
    {
        while (!_ties.MoveNext())
        {
            if (KeyAt(_digit) > _last) return false;
            if (_digit == _counts.Length) CountFrom(KeyAt(_digit), _coarsestShift);
            var (first, size) = (_digit, 0);
            while (_digit < _counts.Length && size + _counts[_digit] < _part.Length) size += _counts[_digit++];
            if (size > 0)
            {
                _ties = new TieBlocks(Sorted(KeyAt(first), KeyAt(_digit)));
                continue;
            }
            if (_digit > first) continue;
            if (_shift == FinestShift)
            {
                Current = Counted(KeyAt(_digit++));
                return true;
            }
            CountFrom(KeyAt(_digit), Math.Max(_shift - DigitBits, FinestShift));
        }
        Current = _ties.Current;
        return true;
    }

    private static (double Least, double Most) Ends(ReadOnlySpan<double> confidences)
    {
        var (least, most) = (confidences[0], confidences[0]);
        foreach (var confidence in confidences)
        {
            if (confidence < least) least = confidence;
            if (confidence > most) most = confidence;
        }
        return (least, most);
    }

    private readonly ulong KeyAt(int digit) => _low + ((ulong)digit << _shift);

    private void CountFrom(ulong low, int shift)
    {
        (_low, _shift, _digit) = (low, shift, 0);
        Array.Clear(_counts);
        for (var i = 0; i < _confidences.Length; i++)
        {
            // What lies below wraps around, and is as far out as what lies above.
            var digit = (SortedPredictions.KeyOf(_confidences[i], 0) - low) >> shift;
            if (digit < 1 << DigitBits) _counts[(int)digit]++;
        }
    }

    private readonly ReadOnlySpan<ulong> Sorted(ulong low, ulong end)
    {
        var (size, spread) = (0, end - low);
        for (var i = 0; i < _confidences.Length; i++)
        {
            // Written in any case and kept or not: which it will be no processor can foretell.
            var key = SortedPredictions.KeyOf(_confidences[i], _correct[i] ? 1 : 0);
            _part[size] = key;
            size += key - low < spread ? 1 : 0;
        }
        var part = _part.AsSpan(0, size);
        RadixSort.Ascending(part);
        return part;
    }

    /// <summary>One confidence of so many records that they do not fit.</summary>
    private readonly TieBlock Counted(ulong key)
    {
        var (confidence, count, right) = (SortedPredictions.ConfidenceOf(key), 0, 0);
        for (var i = 0; i < _confidences.Length; i++)
        {
            if (_confidences[i] != confidence) continue;
            count++;
            if (_correct[i]) right++;
        }
        return new TieBlock(confidence, count, right);
    }
}
