using Lethe.Export.Graphs;
using Lethe.Torch.Native;

namespace Lethe.Export.Translation;

/// <summary>An argument of an operator, as it was in each of the runs.</summary>
internal sealed class Argument
{
    private readonly Arg[] _runs;

    /// <param name="runs">The argument in each run.</param>
    /// <param name="tensors">What its tensor, or each of its list of tensors, stands for.</param>
    public Argument(Arg[] runs, Symbol?[] tensors)
    {
        if (runs.Any(run => run.Tag != runs[0].Tag || Length(run) != Length(runs[0])))
            throw new Refusal("it takes arguments of another kind when sizes differ. Fix the batch with BatchName = null.");
        (_runs, Tensors) = (runs, tensors);
    }

    public Tag Tag => _runs[0].Tag;

    public Symbol?[] Tensors { get; }

    public Symbol? Tensor => Tag == Tag.Tensor ? Tensors[0] : null;

    public bool IsWhole => Tag is Tag.Int or Tag.Bool;

    /// <summary>Whether nothing in it depends on the input, neither numbers nor sizes.</summary>
    public bool IsConstant => !Varies && Tensors.All(tensor => tensor is null || tensor.IsConstant);

    public Extent Whole => new(Array.ConvertAll(_runs, run => run.Bits));

    public Extent[] Wholes => [.. Enumerable.Range(0, Length(_runs[0])).Select(
        i => new Extent(Array.ConvertAll(_runs, run => ((long[])run.Reference!)[i])))];

    public double Real => Fixed(BitConverter.Int64BitsToDouble(_runs[0].Bits));

    public double[] Reals => Fixed((double[])_runs[0].Reference!);

    public string Text => Fixed((string)_runs[0].Reference!);

    private bool Varies => Tag switch
    {
        Tag.Int or Tag.Bool or Tag.Double => !Whole.IsFixed,
        Tag.IntList => Wholes.Any(number => !number.IsFixed),
        Tag.DoubleList => _runs.Any(run => !((double[])run.Reference!).AsSpan().SequenceEqual((double[])_runs[0].Reference!)),
        Tag.BoolList => _runs.Any(run => !((bool[])run.Reference!).AsSpan().SequenceEqual((bool[])_runs[0].Reference!)),
        Tag.String => _runs.Any(run => (string)run.Reference! != (string)_runs[0].Reference!),
        _ => false,
    };

    private static int Length(Arg argument) => argument.Reference is Array list ? list.Length : 0;

    private T Fixed<T>(T value) => !Varies
        ? value
        : throw new Refusal(
            "an argument other than a whole number depends on the input's shape. Compute it with tensors, or fix the " +
            "batch with BatchName = null.");
}
