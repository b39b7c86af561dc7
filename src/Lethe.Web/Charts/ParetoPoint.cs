using Lethe.Web.Comparing;

namespace Lethe.Web.Charts;

/// <summary>A result by how well it forgets, how useful it stays and what it took.</summary>
/// <param name="Seconds">Null when it is not known.</param>
/// <param name="IsExhausted">It stopped because its budget was used up.</param>
public sealed record ParetoPoint(string Name, int Colour, Merit Forgetting, Merit Utility, double? Seconds, bool IsExhausted);
