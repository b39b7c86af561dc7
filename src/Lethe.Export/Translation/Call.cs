using Lethe.Export.Graphs;
using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Export.Translation;

/// <summary>
/// One call of an operator, as a translator sees it: its arguments by their place in libtorch's schema, and nodes to
/// make of them. An argument that was given but never asked for makes the translation fail, since it was not heeded.
/// </summary>
internal sealed partial class Call(GraphWriter graph, Measures measures, string name, Argument[] arguments, Symbol[] results)
{
    private readonly bool[] _heeded = new bool[arguments.Length];

    /// <summary>The operator's name, without overload.</summary>
    public string Name => name;

    public IReadOnlyList<Symbol> Results => results;

    public ScalarType Type => results[0].Type;

    public Extent[] Shape => results[0].Shape;

    /// <summary>Says that these arguments make no difference to the numbers, such as a device.</summary>
    public void IgnoreFrom(int first)
    {
        for (var i = first; i < arguments.Length; i++) _heeded[i] = true;
    }

    public void RequireHeeded()
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!_heeded[i] && arguments[i].Tag != Tag.None)
                throw new Refusal($"its argument {i + 1} is not covered. Write it with operators that do not need it.");
        }
    }

    public bool Has(int i) => At(i) is not null;

    public bool IsTensor(int i) => At(i)?.Tensor is not null;

    public bool IsReal(int i) => At(i)?.Tag == Tag.Double;

    public Symbol Tensor(int i) => Required(i).Tensor ?? throw new Refusal($"its argument {i + 1} should be a tensor.");

    public Symbol?[] Tensors(int i) => Required(i).Tensors;

    public int Rank(int i) => Tensor(i).Rank;

    public Term In(int i) => graph.Of(Tensor(i));

    public Term In(int i, ScalarType type) => Cast(In(i), type);

    public Term Of(Symbol symbol) => graph.Of(symbol);

    /// <summary>A tensor or a number, as the type given.</summary>
    public Term Operand(int i, ScalarType type)
    {
        var argument = Required(i);
        if (argument.Tensor is { } tensor) return Cast(graph.Of(tensor), type);
        return argument.IsWhole ? measures.Number(argument.Whole, type) : Scalar(argument.Real, type);
    }

    public Extent Size(int i) => Required(i).Whole;

    public Extent[] Sizes(int i) => Required(i).Tag == Tag.Int ? [Required(i).Whole] : Required(i).Wholes;

    public long Int(int i, long otherwise = 0) => At(i) is { } given ? Fixed(given.Whole) : otherwise;

    public long[] Ints(int i) => Has(i) ? Array.ConvertAll(Sizes(i), Fixed) : [];

    public bool Flag(int i, bool otherwise = false) => Int(i, otherwise ? 1 : 0) != 0;

    public double Real(int i, double otherwise = 0) =>
        At(i) is not { } given ? otherwise : given.IsWhole ? Fixed(given.Whole) : given.Real;

    public double[] Reals(int i) => Required(i).Reals;

    public string Text(int i, string otherwise = "") => At(i)?.Text ?? otherwise;

    /// <summary>A dimension, counted from the front.</summary>
    public int Axis(int i, int rank, long otherwise = 0) => FromFront(Int(i, otherwise), rank);

    /// <summary>Dimensions, counted from the front; all where none are named.</summary>
    public long[] Axes(int i, int rank) => Ints(i) is { Length: > 0 } some
        ? Array.ConvertAll(some, axis => (long)FromFront(axis, rank))
        : [.. Enumerable.Range(0, rank).Select(axis => (long)axis)];

    public static int FromFront(long axis, int rank) => (int)(axis < 0 ? axis + Math.Max(rank, 1) : axis);

    private static long Fixed(Extent number) => number.IsFixed
        ? number.First
        : throw new Refusal($"it needs a number that does not depend on the input's shape, and got {number}.");

    private Argument? At(int i)
    {
        if (i >= arguments.Length) return null;
        _heeded[i] = true;
        return arguments[i].Tag == Tag.None ? null : arguments[i];
    }

    private Argument Required(int i) => At(i) ?? throw new Refusal($"its argument {i + 1} is missing.");
}
