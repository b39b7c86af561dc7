namespace Lethe.Web.Comparing;

/// <summary>A result of an audit, as an address names it: <c>6f844vqdw9:unlearn.fine-tune</c>.</summary>
/// <param name="Label">The result's label within the audit.</param>
public sealed record CompareKey(string Audit, string Label)
{
    /// <summary>As many as can be told apart by colour.</summary>
    public const int Most = 6;

    /// <summary>Each once, in this order, the first six; what is no key is left out.</summary>
    public static IReadOnlyList<CompareKey> ReadAll(string? ids) =>
        [.. (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read).OfType<CompareKey>().Distinct().Take(Most)];

    public static string Write(IEnumerable<CompareKey> keys) => string.Join(',', keys);

    public override string ToString() => $"{Audit}:{Label}";

    private static CompareKey? Read(string text) =>
        text.IndexOf(':') is > 0 and var colon && colon < text.Length - 1 ? new CompareKey(text[..colon], text[(colon + 1)..]) : null;
}
