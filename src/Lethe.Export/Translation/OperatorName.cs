using Lethe.Torch.Native;

namespace Lethe.Export.Translation;

/// <summary>The parts of an operator's name that decide how it is translated.</summary>
internal sealed record OperatorName
{
    // These change what a tensor looks like, not its numbers: other views of it stay true.
    private static readonly string[] ChangingShape = ["detach", "squeeze", "t", "transpose", "unsqueeze"];

    private static readonly string[] Drawing =
    [
        "bernoulli", "binomial", "cauchy", "exponential", "geometric", "log_normal", "multinomial", "normal", "poisson",
        "rand", "rand_like", "randint", "randint_like", "randn", "randn_like", "random", "randperm", "uniform",
    ];

    public OperatorName(Operator op)
    {
        Full = op.Name;
        var dot = Full.IndexOf('.', StringComparison.Ordinal);
        var (root, overload) = dot < 0 ? (Full, "") : (Full[..dot], Full[dot..]);
        Base = root.TrimEnd('_');
        Qualified = Base + overload;
        IsInPlace = root.EndsWith('_');
        WritesElsewhere = overload.EndsWith("out", StringComparison.Ordinal) || root == "set_";
    }

    public string Full { get; }

    /// <summary>Without overload and without the mark of in-place operators, which take the same arguments.</summary>
    public string Base { get; }

    /// <summary>With the overload.</summary>
    public string Qualified { get; }

    public bool IsInPlace { get; }

    /// <summary>Whether it changes numbers that other views may show.</summary>
    public bool ChangesNumbers => IsInPlace && !ChangingShape.Contains(Base);

    /// <summary>Whether it writes into an argument other than the first.</summary>
    public bool WritesElsewhere { get; }

    public bool DrawsNumbers => Drawing.Contains(Base);
}
