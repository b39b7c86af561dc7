namespace Lethe.Export.Graphs;

/// <summary>A size, or any other whole number of the program, as it was in each of the runs.</summary>
internal readonly struct Extent(params long[] sizes) : IEquatable<Extent>
{
    private readonly long[] _sizes = sizes;

    public ReadOnlySpan<long> Sizes => _sizes;

    public long First => _sizes[0];

    /// <summary>Whether it was the same in all runs, so that it is a constant.</summary>
    public bool IsFixed => !_sizes.AsSpan().ContainsAnyExcept(First);

    public static bool operator ==(Extent left, Extent right) => left.Equals(right);

    public static bool operator !=(Extent left, Extent right) => !left.Equals(right);

    public static Extent operator +(Extent left, Extent right) => left.With(right, (a, b) => a + b);

    public static Extent operator *(Extent left, Extent right) => left.With(right, (a, b) => a * b);

    public static Extent operator +(Extent left, long right) => new(Array.ConvertAll(left._sizes, size => size + right));

    public static Extent operator *(Extent left, long right) => new(Array.ConvertAll(left._sizes, size => size * right));

    public bool Is(long size) => IsFixed && First == size;

    public bool Any(Predicate<long> holds) => Array.Exists(_sizes, holds);

    public bool Equals(Extent other) => _sizes.AsSpan().SequenceEqual(other._sizes);

    public override bool Equals(object? obj) => obj is Extent other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var size in _sizes) hash.Add(size);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(" or ", _sizes.Distinct());

    private Extent With(Extent other, Func<long, long, long> combine) => new([.. _sizes.Zip(other._sizes, combine)]);
}
