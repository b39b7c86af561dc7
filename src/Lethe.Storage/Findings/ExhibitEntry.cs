using Lethe.Sdk;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Findings;

/// <summary>An exhibit with where it comes from.</summary>
/// <param name="Subject">The label of the result within the audit.</param>
/// <param name="Evaluator">The label of the evaluator within the audit.</param>
public sealed record ExhibitEntry(string Subject, string Evaluator, Exhibit Exhibit)
{
    internal ExhibitEntity ToRow(string audit, int position) => new()
    {
        Audit = audit,
        Position = position,
        Subject = Subject,
        Evaluator = Evaluator,
        ExhibitId = Exhibit.Id,
        Kind = ExhibitJson.Kind(Exhibit),
        Title = Exhibit.Title,
        Json = ExhibitJson.Write(Exhibit),
    };
}
