using Lethe.Export.Graphs;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Translation;

// The nodes that translators make.
internal sealed partial class Call
{
    /// <summary>A node whose result has the type of its first input.</summary>
    public Term Node(string op, IReadOnlyList<Term> inputs, params IReadOnlyList<OnnxAttribute> attributes) =>
        graph.Node(inputs[0].Type, op, inputs, attributes);

    public Term Node(string op, Term input, params IReadOnlyList<OnnxAttribute> attributes) =>
        graph.Node(input.Type, op, [input], attributes);

    public Term Node(ScalarType type, string op, IReadOnlyList<Term> inputs, params IReadOnlyList<OnnxAttribute> attributes) =>
        graph.Node(type, op, inputs, attributes);

    public Term[] Nodes(
        IReadOnlyList<ScalarType> types, string op, IReadOnlyList<Term> inputs, params IReadOnlyList<OnnxAttribute> attributes) =>
        graph.Nodes(types, op, inputs, attributes);

    public Term Cast(Term term, ScalarType type) => graph.Cast(term, type);

    public Term Scalar(double value, ScalarType type) => graph.Scalar(value, type);

    public Term Vector(params IReadOnlyList<long> numbers) => graph.Vector(numbers);

    public Term Floats(float[] numbers, params long[] shape) => graph.Floats(numbers, shape);

    public Term Filled(double value, ScalarType type, params long[] shape) => graph.Filled(value, type, shape);

    /// <summary>A vector of sizes, constant or taken from the graph.</summary>
    public Term Measured(IReadOnlyList<Extent> sizes) => measures.Shape(sizes);

    /// <summary>A number without dimensions, constant or taken from the graph.</summary>
    public Term Number(Extent number, ScalarType type) => measures.Number(number, type);

    public Term Add(Term left, Term right) => Node("Add", [left, right]);

    public Term Sub(Term left, Term right) => Node("Sub", [left, right]);

    public Term Mul(Term left, Term right) => Node("Mul", [left, right]);

    public Term Div(Term left, Term right) => Node("Div", [left, right]);

    public Term Add(Term left, double right) => right == 0 ? left : Add(left, Scalar(right, left.Type));

    public Term Mul(Term left, double right) => right == 1 ? left : Mul(left, Scalar(right, left.Type));

    public Term Div(Term left, double right) => right == 1 ? left : Div(left, Scalar(right, left.Type));

    public Term Where(Term condition, Term yes, Term no) => Node(yes.Type, "Where", [condition, yes, no]);

    public Term Compare(string op, Term left, Term right) => Node(ScalarType.Bool, op, [left, right]);

    public Term Transpose(Term term, params IReadOnlyList<long> order) =>
        Node("Transpose", term, OnnxAttribute.Ints("perm", order));

    public Term Unsqueeze(Term term, params IReadOnlyList<long> axes) => Node("Unsqueeze", [term, Vector(axes)]);

    public Term Squeeze(Term term, params IReadOnlyList<long> axes) => Node("Squeeze", [term, Vector(axes)]);

    public Term Concat(IReadOnlyList<Term> terms, long axis) =>
        terms.Count == 1 ? terms[0] : Node("Concat", terms, OnnxAttribute.Int("axis", axis));

    public Term Slice(Term term, long axis, Term start, Term end, long step = 1) =>
        Node("Slice", [term, start, end, Vector(axis), Vector(step)]);

    public Term Slice(Term term, long axis, long start, long end, long step = 1) =>
        Slice(term, axis, Vector(start), Vector(end), step);

    /// <summary>The same numbers in another shape.</summary>
    public Term Reshape(Term term, IReadOnlyList<Extent> from, IReadOnlyList<Extent> to)
    {
        var varying = to.Count(size => !size.IsFixed);
        var empty = to.Any(size => size.Any(number => number == 0));
        if (varying > 0 && !empty)
        {
            // A size that stays in its place is copied, and one more may be left to be worked out.
            long[] written = [.. to.Select((size, i) => size.IsFixed ? size.First : i < from.Count && from[i] == size ? 0 : -1)];
            if (written.Count(size => size < 0) <= 1) return Node("Reshape", [term, Vector(written)]);
        }
        return empty
            ? Node("Reshape", [term, Measured(to)], OnnxAttribute.Int("allowzero", 1))
            : Node("Reshape", [term, Measured(to)]);
    }

    /// <summary>Repeats dimensions of size one until the shape is as asked.</summary>
    public Term Expand(Term term, IReadOnlyList<Extent> from, IReadOnlyList<Extent> to)
    {
        if (to.Count == 0 || from.SequenceEqual(to)) return term;
        var ahead = to.Count - from.Count;
        var one = to[0] * 0 + 1;
        return Node("Expand", [term, Measured([.. to.Select((size, i) => i >= ahead && from[i - ahead] == size ? one : size)])]);
    }
}
