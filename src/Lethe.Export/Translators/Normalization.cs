using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>Batch, instance, layer and group norm.</summary>
internal static class Normalization
{
    public static readonly Entry[] Table =
    [
        new("batch_norm", Batch),
        new("instance_norm", Instance),
        new("layer_norm", Layer),
        new("group_norm", Group),
    ];

    private static Extent Channels(Call c) => c.Tensor(0).Shape[1];

    // Momentum is for training only, and which library computes it makes no difference.
    private static Term Batch(Call c)
    {
        c.IgnoreFrom(8);
        _ = c.Has(6);
        if (!c.Flag(5)) return ByStatistics(c, 7);
        if (c.Has(3) || c.Has(4))
            throw new Refusal("it is in training mode and changes its running statistics. Export it in evaluation mode.");
        return ByOwnStatistics(c);
    }

    private static Term Instance(Call c)
    {
        c.IgnoreFrom(8);
        _ = c.Has(6);
        if (!c.Flag(5)) return ByStatistics(c, 7);
        if (c.Has(3) || c.Has(4)) c.IgnoreFrom(3);
        return c.Node("InstanceNormalization", [c.In(0), Weight(c, 1, 1), Weight(c, 2, 0)], Epsilon(c, 7));
    }

    private static Term ByStatistics(Call c, int epsilon) => c.Node(
        "BatchNormalization", [c.In(0), Weight(c, 1, 1), Weight(c, 2, 0), c.In(3, c.Type), c.In(4, c.Type)], Epsilon(c, epsilon));

    /// <summary>Without running statistics the batch is normalised by its own, in evaluation too.</summary>
    private static Term ByOwnStatistics(Call c)
    {
        long[] others = [.. Enumerable.Range(0, c.Rank(0)).Where(axis => axis != 1).Select(axis => (long)axis)];
        Term Mean(Term term) => c.Node("ReduceMean", term, OnnxAttribute.Ints("axes", others), OnnxAttribute.Int("keepdims", 1));
        var centred = c.Sub(c.In(0), Mean(c.In(0)));
        var spread = c.Node("Sqrt", c.Add(Mean(c.Mul(centred, centred)), c.Real(7, 1e-5)));
        return Affine(c, c.Div(centred, spread), 1, 2);
    }

    private static Term Layer(Call c)
    {
        c.IgnoreFrom(5);
        var shape = c.Ints(1);
        var weight = c.Has(2) ? c.In(2) : c.Filled(1, c.Type, shape);
        Term[] operands = c.Has(3) ? [c.In(0), weight, c.In(3)] : [c.In(0), weight];
        return c.Node("LayerNormalization", operands, OnnxAttribute.Int("axis", -shape.Length), Epsilon(c, 4));
    }

    private static Term Group(Call c)
    {
        c.IgnoreFrom(5);
        var (x, groups) = (c.In(0), c.Int(1));
        var grouped = c.Node("Reshape", [x, c.Vector(0, groups, -1)]);
        var normal = c.Node(
            "InstanceNormalization", [grouped, c.Filled(1, c.Type, groups), c.Filled(0, c.Type, groups)], Epsilon(c, 4));
        return Affine(c, c.Node("Reshape", [normal, c.Node(TorchSharp.torch.ScalarType.Int64, "Shape", [x])]), 2, 3);
    }

    /// <summary>Scale and shift of each channel.</summary>
    private static Term Affine(Call c, Term term, int weight, int bias)
    {
        long[] behind = [.. Enumerable.Range(1, c.Rank(0) - 2).Select(axis => (long)axis)];
        Term Channelled(int i) => behind.Length == 0 ? c.In(i) : c.Unsqueeze(c.In(i), behind);
        if (c.Has(weight)) term = c.Mul(term, Channelled(weight));
        return c.Has(bias) ? c.Add(term, Channelled(bias)) : term;
    }

    private static Term Weight(Call c, int i, double otherwise) =>
        c.Has(i) ? c.In(i, c.Type) : c.Filled(otherwise, c.Type, Channels(c).First);

    private static OnnxAttribute Epsilon(Call c, int i) => OnnxAttribute.Float("epsilon", (float)c.Real(i, 1e-5));
}
