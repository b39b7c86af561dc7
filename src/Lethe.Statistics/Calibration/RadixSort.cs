using System.Numerics;

namespace Lethe.Statistics;

/// <summary>
/// Sorts 64-bit keys in place by their highest differing digit, then each of the parts (McIlroy, Bostic and McIlroy's
/// American flag). Leading bits that all keys of a part share are passed over: confidences crowd below 1, where most of
/// their bits agree.
/// </summary>
internal static class RadixSort
{
    private const int MostDigitBits = 11;
    private const int FewForInsertion = 32;

    public static void Ascending(Span<ulong> keys)
    {
        if (keys.Length <= FewForInsertion)
        {
            Insert(keys);
            return;
        }
        var differing = Differing(keys);
        if (differing == 0) return;
        var top = BitOperations.Log2(differing) + 1;
        var bits = Math.Min(Math.Min(MostDigitBits, top), Math.Max(BitOperations.Log2((uint)keys.Length) - 2, 1));
        Split(keys, top - bits, bits);
    }

    private static void Split(Span<ulong> keys, int shift, int bits)
    {
        var mask = (1u << bits) - 1;
        Span<int> next = stackalloc int[1 << bits];
        Span<int> end = stackalloc int[1 << bits];
        end.Clear();
        foreach (var key in keys) end[(int)((uint)(key >> shift) & mask)]++;
        var start = 0;
        for (var digit = 0; digit < end.Length; digit++)
        {
            next[digit] = start;
            end[digit] = start += end[digit];
        }
        for (var digit = 0; digit < end.Length; digit++)
        {
            while (next[digit] < end[digit])
            {
                // Follow the chain of displaced keys until one belongs here.
                var key = keys[next[digit]];
                for (var home = (int)((uint)(key >> shift) & mask); home != digit; home = (int)((uint)(key >> shift) & mask))
                {
                    ref var place = ref keys[next[home]++];
                    (place, key) = (key, place);
                }
                keys[next[digit]++] = key;
            }
        }
        if (shift == 0) return;
        start = 0;
        foreach (var stop in end)
        {
            if (stop - start > 1) Ascending(keys[start..stop]);
            start = stop;
        }
    }

    private static ulong Differing(ReadOnlySpan<ulong> keys)
    {
        var (first, differing) = (keys[0], 0UL);
        foreach (var key in keys) differing |= key ^ first;
        return differing;
    }

    private static void Insert(Span<ulong> keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var key = keys[i];
            var j = i - 1;
            for (; j >= 0 && keys[j] > key; j--) keys[j + 1] = keys[j];
            keys[j + 1] = key;
        }
    }
}
