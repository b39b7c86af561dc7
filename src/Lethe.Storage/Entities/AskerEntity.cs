using Lethe.Storage.Audits;

namespace Lethe.Storage.Entities;

/// <summary>Beside the audits and not in them: a column that is added stands behind the long texts, and each look would read past them.</summary>
internal sealed class AskerEntity
{
    public required string Audit { get; set; }

    public AskerKind Kind { get; set; }

    public string? Who { get; set; }

    public string? Name { get; set; }
}
