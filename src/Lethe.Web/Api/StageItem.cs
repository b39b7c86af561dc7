using Lethe.Storage.Audits;
using Lethe.Web.Parts;

namespace Lethe.Web.Api;

/// <summary>A stage of an audit and how far it is.</summary>
/// <param name="Seconds">Of work, over all its units.</param>
public sealed record StageItem(string Name, string Title, string State, bool Reused, long Done, long Total, double Seconds, string Message)
{
    internal static StageItem Of(StageEntry stage) => new(
        stage.Name, stage.Title, Word.Of(stage.State), stage.IsReused, stage.UnitsDone, stage.UnitsTotal, stage.Seconds, stage.Message);
}
