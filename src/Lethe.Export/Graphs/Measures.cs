using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Graphs;

/// <summary>
/// Finds sizes in the graph: those that differ from run to run are not constants, and are taken from the shape of a
/// tensor that has such a dimension, or computed from such sizes.
/// </summary>
internal sealed class Measures(GraphWriter graph)
{
    // In the order learned, so that the model's own input is asked first.
    private readonly List<(Extent Size, Term Of, int Axis)> _known = [];
    private readonly Dictionary<Extent, Term> _made = [];

    /// <summary>From here on the sizes of this tensor can be asked for.</summary>
    public void Learn(Symbol symbol)
    {
        for (var axis = 0; axis < symbol.Rank; axis++)
        {
            var size = symbol.Shape[axis];
            if (!size.IsFixed && _known.All(known => known.Size != size)) _known.Add((size, symbol.Term!, axis));
        }
    }

    /// <summary>A vector of one number.</summary>
    public Term Size(Extent size)
    {
        if (size.IsFixed) return graph.Vector(size.First);
        if (_made.TryGetValue(size, out var made)) return made;
        var found = Known(size) ?? Multiple(size) ?? Shifted(size) ?? Fraction(size) ?? Product(size) ?? throw new Refusal(
            $"the number {size}, in runs of different sizes, depends on the input's shape in a way that was not found. " +
            "Fix the batch with BatchName = null, or compute the number from a shape by adding and multiplying.");
        return _made[size] = found;
    }

    /// <summary>A vector of sizes.</summary>
    public Term Shape(IReadOnlyList<Extent> shape)
    {
        if (shape.All(size => size.IsFixed)) return graph.Vector([.. shape.Select(size => size.First)]);
        return shape.Count == 1
            ? Size(shape[0])
            : graph.Node(ScalarType.Int64, "Concat", [.. shape.Select(Size)], OnnxAttribute.Int("axis", 0));
    }

    /// <summary>A number without dimensions.</summary>
    public Term Number(Extent number, ScalarType type)
    {
        if (number.IsFixed) return graph.Scalar(number.First, type);
        return graph.Cast(graph.Node(ScalarType.Int64, "Squeeze", [Size(number), graph.Vector(0)]), type);
    }

    private Term? Known(Extent size)
    {
        foreach (var (known, of, axis) in _known)
        {
            if (known == size)
                return graph.Node(
                    ScalarType.Int64, "Shape", [of], OnnxAttribute.Int("start", axis), OnnxAttribute.Int("end", axis + 1));
        }
        return null;
    }

    private Term? Multiple(Extent size)
    {
        foreach (var (known, _, _) in _known)
        {
            if (known.First == 0 || size.First % known.First != 0) continue;
            var factor = size.First / known.First;
            if (known * factor == size) return Combine("Mul", known, factor);
        }
        return null;
    }

    private Term? Shifted(Extent size)
    {
        foreach (var (known, _, _) in _known)
        {
            var shift = size.First - known.First;
            if (known + shift == size) return Combine("Add", known, shift);
        }
        return null;
    }

    private Term? Fraction(Extent size)
    {
        foreach (var (known, _, _) in _known)
        {
            if (size.First == 0 || known.First % size.First != 0) continue;
            var divisor = known.First / size.First;
            if (size * divisor == known) return Combine("Div", known, divisor);
        }
        return null;
    }

    // Two sizes and a constant factor: the positions of an image, the rows of a batch of sequences.
    private Term? Product(Extent size)
    {
        for (var i = 0; i < _known.Count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var product = _known[i].Size * _known[j].Size;
                if (product.First == 0 || size.First % product.First != 0) continue;
                var factor = size.First / product.First;
                if (product * factor != size) continue;
                var both = graph.Node(ScalarType.Int64, "Mul", [Size(_known[j].Size), Size(_known[i].Size)]);
                return factor == 1 ? both : graph.Node(ScalarType.Int64, "Mul", [both, graph.Vector(factor)]);
            }
        }
        return null;
    }

    private Term Combine(string op, Extent known, long number) =>
        graph.Node(ScalarType.Int64, op, [Size(known), graph.Vector(number)]);
}
