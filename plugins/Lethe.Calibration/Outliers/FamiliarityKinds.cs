using System.Text.Json;

namespace Lethe.Calibration.Outliers;

internal static class FamiliarityKinds
{
    /// <summary>As options write it.</summary>
    public static string Word(this FamiliarityKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{kind}");

    /// <summary>Whether it looks at the activations before the last layer.</summary>
    public static bool IsOfFeatures(this FamiliarityKind kind) =>
        kind is FamiliarityKind.Mahalanobis or FamiliarityKind.RelativeMahalanobis or FamiliarityKind.Neighbours;
}
