namespace Lethe.Sdk;

/// <summary>What is known of each record beside its input.</summary>
/// <param name="Ids">Stable over runs and machines, unique within the split.</param>
/// <param name="Labels">Class numbers from 0, or null.</param>
/// <param name="Owners">Who each record belongs to, or null.</param>
public sealed record RecordTable(IReadOnlyList<string> Ids, IReadOnlyList<long>? Labels = null, IReadOnlyList<string>? Owners = null)
{
    public int Count => Ids.Count;
}
