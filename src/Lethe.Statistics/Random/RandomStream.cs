using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Lethe.Statistics;

/// <summary>
/// Seeded random numbers (xoshiro256**). The same seed gives the same numbers on every machine, and a named fork is a
/// stream of its own: drawing more from one never shifts another.
/// </summary>
public sealed class RandomStream
{
    private readonly string _path;
    private readonly ulong[] _state = new ulong[4];

    public RandomStream(long seed) : this($"{seed}")
    {
    }

    private RandomStream(string path)
    {
        _path = path;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(path));
        for (var i = 0; i < 4; i++) _state[i] = BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8 * i));
    }

    /// <summary>The stream of that name below this one, from its beginning, whatever was drawn here.</summary>
    public RandomStream Fork(string name) => new($"{_path}/{name}");

    public RandomStream Fork(long index) => Fork($"{index}");

    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_state[1] * 5, 7) * 9;
        var shifted = _state[1] << 17;
        _state[2] ^= _state[0];
        _state[3] ^= _state[1];
        _state[1] ^= _state[2];
        _state[0] ^= _state[3];
        _state[2] ^= shifted;
        _state[3] = BitOperations.RotateLeft(_state[3], 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), with 53 random bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="below"/>), without the bias of a remainder.</summary>
    public int NextInt(int below)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(below);
        var limit = ulong.MaxValue - ulong.MaxValue % (ulong)below;
        ulong bits;
        do bits = NextBits();
        while (bits >= limit);
        return (int)(bits % (ulong)below);
    }

    /// <summary>Standard normal (Box and Muller, one of the pair).</summary>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>So many different numbers below <paramref name="count"/>, ascending.</summary>
    public int[] Sample(int count, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, count);
        var chosen = Permutation(count)[..size];
        Array.Sort(chosen);
        return chosen;
    }

    /// <summary>A seed for somebody else's generator.</summary>
    public long NextSeed() => (long)(NextBits() >> 1);
}
