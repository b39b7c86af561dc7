using Lethe.Storage.Audits;
using Lethe.Web.Parts;

namespace Lethe.Web.Queue;

/// <summary>Every name that is audited, as of one moment.</summary>
/// <param name="Mark">Another one: something may have changed.</param>
/// <param name="Trends">By the id of the last audit that finished.</param>
public sealed record Overview(string Mark, IReadOnlyList<AuditSeries> Series, IReadOnlyDictionary<string, Trend> Trends);
