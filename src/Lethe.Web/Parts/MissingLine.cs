using System.Text.Json.Nodes;

namespace Lethe.Web.Parts;

/// <summary>A kind of evidence that a verdict on unlearning lacks, as the stored result tells it.</summary>
public sealed record MissingLine(string Kind, string Sentence, IReadOnlyList<string> Subjects)
{
    /// <param name="result">As it is stored; null while there is none.</param>
    public static IReadOnlyList<MissingLine> Of(string? result)
    {
        if (result is null || JsonNode.Parse(result)?["missingEvidence"] is not JsonArray missing) return [];
        return [.. missing.OfType<JsonObject>().GroupBy(one => ((string)one["kind"]!, (string)one["sentence"]!))
            .Select(group => new MissingLine(group.Key.Item1, group.Key.Item2, [.. group.Select(one => (string)one["subject"]!)]))];
    }
}
