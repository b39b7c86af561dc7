using Lethe.Export.Graphs;
using Lethe.Export.Translators;

namespace Lethe.Export.Translation;

/// <summary>Every operator that has an ONNX form.</summary>
internal static class Catalogue
{
    private static readonly Dictionary<string, Func<Call, Term?[]>> Known = Entries()
        .SelectMany(entry => entry.Operators.Select(op => (Operator: op, entry.Translate)))
        .ToDictionary(pair => pair.Operator, pair => pair.Translate, StringComparer.Ordinal);

    /// <summary>An overload has its own line only where its arguments mean something else.</summary>
    public static Func<Call, Term?[]>? Find(OperatorName name) =>
        Known.GetValueOrDefault(name.Qualified) ?? Known.GetValueOrDefault(name.Base);

    private static IEnumerable<Entry> Entries() =>
    [
        .. Conversions.Table, .. Creation.Table, .. Functions.Table, .. Arithmetic.Table, .. Comparisons.Table,
        .. Activations.Table, .. Products.Table, .. Convolutions.Table, .. Normalization.Table, .. Pooling.Table,
        .. AdaptivePooling.Table, .. Shapes.Table, .. Joining.Table, .. Selecting.Table, .. Lookups.Table, .. Pads.Table,
        .. Resizing.Table, .. Reductions.Table, .. Spread.Table, .. Norms.Table, .. Ordering.Table,
    ];
}
