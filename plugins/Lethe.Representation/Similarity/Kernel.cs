using static TorchSharp.torch;

namespace Lethe.Representation.Similarity;

/// <summary>How alike records are to a layer: inner products of their centred activations.</summary>
internal sealed class Kernel
{
    private const double Rounding = 1e-24;

    private readonly Tensor _products;
    private readonly Tensor _ownless;
    private readonly Tensor _sums;
    private readonly double _total;

    /// <param name="values">A row a record.</param>
    public Kernel(Tensor values) : this(Products(values), true)
    {
    }

    private Kernel(Tensor products, bool _)
    {
        _products = products;
        _ownless = products - diag(products.diagonal());
        _sums = _ownless.sum(1L);
        _total = _sums.sum().item<double>();
    }

    public int Count => (int)_products.size(0);

    /// <summary>
    /// Linear CKA by the unbiased HSIC: about 0 for what has nothing in common, whatever the numbers of records and
    /// features, 1 for what differs by rotation, scale and shift alone. NaN where a layer says nothing of records.
    /// </summary>
    public double Cka(Kernel other)
    {
        var scale = Hsic(this) * other.Hsic(other);
        return scale > 0 && Hsic(this) > 0 ? Hsic(other) / Math.Sqrt(scale) : double.NaN;
    }

    /// <summary>The usual one, that of independent features being near 1 / (1 + records / features).</summary>
    public double BiasedCka(Kernel other)
    {
        using var scope = NewDisposeScope();
        var scale = Inner(_products, _products) * Inner(other._products, other._products);
        return scale > 0 ? Inner(_products, other._products) / Math.Sqrt(scale) : double.NaN;
    }

    /// <summary>The same for some of the records.</summary>
    public Kernel Only(int[] records)
    {
        using var index = tensor(Array.ConvertAll(records, record => (long)record));
        return new Kernel(_products.index_select(0, index).index_select(1, index), true);
    }

    private double Hsic(Kernel other)
    {
        using var scope = NewDisposeScope();
        double n = Count;
        var cross = (_sums * other._sums).sum().item<double>();
        return (Inner(_ownless, other._ownless) + _total * other._total / ((n - 1) * (n - 2)) - 2 * cross / (n - 2)) / (n * (n - 3));
    }

    private static double Inner(Tensor a, Tensor b) => (a * b).sum().item<double>();

    private static Tensor Products(Tensor values)
    {
        if (values.size(0) < 4) throw new ArgumentException("A comparison of records needs at least four.");
        using var scope = NewDisposeScope();
        var centred = values - values.mean([0L], true);
        // What rounding leaves of a constant is no activation.
        if (Inner(centred, centred) <= Rounding * Inner(values, values)) centred.zero_();
        return scope.MoveToOuter(centred.matmul(centred.t()));
    }
}
