using Lethe.Attribution.Gradients;
using static TorchSharp.torch;

namespace Lethe.Attribution.Projections;

/// <summary>
/// Pᵀ(Σ g aᵀ)Q = Σ (Pᵀg)(Qᵀa)ᵀ: what goes into a layer and what comes back are made short first, and their product is
/// the short gradient; the long one is never made. A block for each layer.
/// </summary>
internal sealed class TwoSidedProjector : Projector
{
    private readonly Dictionary<LayerGradient, (Tensor? Left, Tensor? Right)> _sides = [];
    private readonly Tensor? _others;
    private readonly int _side;

    public TwoSidedProjector(int side, GradientWatch watch, Device device, RandomStream random, long bytes)
    {
        _side = side;
        foreach (var layer in watch.Layers) _sides[layer] = Sides(layer, watch.Type, device, random.Fork(layer.Name), bytes);
        var others = watch.Others.Sum(one => one.Parameter.numel());
        if (others > 0) _others = Signs(others, side * side, 1, watch.Type, device, random.Fork("others"), bytes);
    }

    public override bool IsFull => false;

    public override IReadOnlyList<Tensor> Project(ExampleSignals signals)
    {
        var blocks = signals.Layers.Select(layer => Block(signals, layer)).ToList();
        if (signals.Others is { } others) blocks.Add(Short(others, _others));
        return blocks;
    }

    /// <summary>The two matrices of a layer; null: that side is short enough as it is.</summary>
    public (Tensor? Left, Tensor? Right) SidesOf(LayerGradient layer) => _sides[layer];

    protected override void Dispose(bool disposing)
    {
        foreach (var (left, right) in _sides.Values)
        {
            left?.Dispose();
            right?.Dispose();
        }
        _others?.Dispose();
        base.Dispose(disposing);
    }

    private (Tensor? Left, Tensor? Right) Sides(LayerGradient layer, ScalarType type, Device device, RandomStream random, long bytes) => layer switch
    {
        FactoredGradient factored => (
            Signs(factored.Outputs, _side, factored.Groups, type, device, random.Fork("left"), bytes),
            Signs(factored.Columns, _side, factored.Groups, type, device, random.Fork("right"), bytes)),
        EmbeddingGradient table => (
            Signs(table.Width, _side, 1, type, device, random.Fork("left"), bytes),
            Signs(table.Vectors, _side, 1, type, device, random.Fork("right"), bytes)),
        _ => (Signs(layer.Size, _side * _side, 1, type, device, random, bytes), null),
    };

    // Groups are added up, which only random signs keep apart.
    private static Tensor? Signs(long from, int to, long groups, ScalarType type, Device device, RandomStream random, long bytes)
    {
        if (groups == 1 && from <= to) return null;
        RandomSigns.RequireRoom(groups * from, to, type, bytes);
        using var signs = RandomSigns.Of(groups * from, to, type, device, random);
        using (NewDisposeScope()) return signs.reshape(groups, from, to).DetachFromDisposeScope();
    }

    private Tensor Block(ExampleSignals signals, LayerGradient layer)
    {
        var (left, right) = _sides[layer];
        Tensor? sum = null;
        foreach (var use in signals.Of(layer))
        {
            var part = layer switch
            {
                FactoredGradient factored => Product(factored.Factors(use.Input, use.Cotangent), left, right),
                EmbeddingGradient table when right is not null => Looked(table, use, left, right),
                EmbeddingGradient table => Rows(table, use, left),
                _ => Short(layer.Of(use.Input, use.Cotangent), left),
            };
            sum = sum is null ? part : sum + part;
        }
        return sum ?? signals.Logits.new_zeros([signals.Count, Width(layer)]);
    }

    private long Width(LayerGradient layer)
    {
        var (left, right) = _sides[layer];
        var rows = left?.size(2);
        var columns = right?.size(2);
        return layer switch
        {
            FactoredGradient factored => (rows ?? factored.Outputs) * (columns ?? factored.Columns),
            EmbeddingGradient table => (rows ?? table.Width) * (columns ?? table.Vectors),
            _ => rows ?? layer.Size,
        };
    }

    private static Tensor Product((Tensor Input, Tensor Cotangent) factors, Tensor? left, Tensor? right)
    {
        var back = left is null ? factors.Cotangent : factors.Cotangent.matmul(left);
        var into = right is null ? factors.Input : factors.Input.matmul(right);
        return back.transpose(2, 3).matmul(into).sum(1L).flatten(1);
    }

    // A table multiplies with a vector that is 1 at one place: its short form is a row of the random matrix.
    private static Tensor Looked(EmbeddingGradient table, LayerSignal use, Tensor? left, Tensor right)
    {
        var records = use.Input.size(0);
        var into = (right[0] * table.Learns).index_select(0, use.Input.flatten().to(int64)).reshape(records, -1, right.size(2));
        var back = use.Cotangent.reshape(records, -1, table.Width);
        return (left is null ? back : back.matmul(left[0])).transpose(1, 2).matmul(into).flatten(1);
    }

    private static Tensor Rows(EmbeddingGradient table, LayerSignal use, Tensor? left)
    {
        var whole = table.Of(use.Input, use.Cotangent).reshape(use.Input.size(0), table.Vectors, table.Width);
        return (left is null ? whole : whole.matmul(left[0])).transpose(1, 2).flatten(1);
    }

    private static Tensor Short(Tensor values, Tensor? signs) => signs is null ? values : values.matmul(signs[0]);
}
