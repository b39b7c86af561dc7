using Lethe.Export.Graphs;

namespace Lethe.Export.Translation;

/// <summary>A line of a table: operators, by their names without overload or with it, and what makes nodes of them.</summary>
internal sealed record Entry
{
    public Entry(string operators, Func<Call, Term> translate) : this(operators, call => (Term?[])[translate(call)])
    {
    }

    /// <param name="operators">Names, separated by spaces.</param>
    /// <param name="translate">Gives a term to each result; null for one that has no ONNX form.</param>
    public Entry(string operators, Func<Call, Term?[]> translate)
    {
        Operators = operators.Split(' ');
        Translate = translate;
    }

    public IReadOnlyList<string> Operators { get; }

    public Func<Call, Term?[]> Translate { get; }
}
