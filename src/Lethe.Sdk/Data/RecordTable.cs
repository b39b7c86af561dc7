namespace Lethe.Sdk;

/// <summary>What is known of each record beside its input.</summary>
/// <param name="Ids">Stable over runs and machines, unique within the split.</param>
/// <param name="Labels">Class numbers from 0, or null.</param>
/// <param name="Owners">Who each record belongs to, or null.</param>
/// <param name="Attributes">
/// More facts about each record, a number each, by camelCase names: what a generator planted, a column to slice by.
/// Null: none.
/// </param>
public sealed record RecordTable(
    IReadOnlyList<string> Ids, IReadOnlyList<long>? Labels = null, IReadOnlyList<string>? Owners = null,
    IReadOnlyDictionary<string, IReadOnlyList<double>>? Attributes = null)
{
    public int Count => Ids.Count;
}
