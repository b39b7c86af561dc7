using Lethe.Storage.Entities;

namespace Lethe.Storage.Audits;

/// <summary>A stage of an audit and how far it is.</summary>
public sealed record StageEntry
{
    /// <summary>Its place in the plan, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>Unique within the plan.</summary>
    public required string Name { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    public StageState State { get; init; }

    /// <summary>It was made before, by this audit or another.</summary>
    public bool IsReused { get; init; }

    public long UnitsDone { get; init; }

    public long UnitsTotal { get; init; }

    public double Seconds { get; init; }

    /// <summary>What it is at, or why it failed.</summary>
    public string Message { get; init; } = "";

    internal static StageEntry Of(StageEntity row) => new()
    {
        Position = row.Position,
        Name = row.Name,
        Title = row.Title,
        State = row.State,
        IsReused = row.Reused,
        UnitsDone = row.UnitsDone,
        UnitsTotal = row.UnitsTotal,
        Seconds = row.Seconds,
        Message = row.Message,
    };

    internal StageEntity ToRow(string audit)
    {
        var row = new StageEntity { Audit = audit, Position = Position, Name = Name, Title = Title, Message = Message };
        CopyTo(row);
        return row;
    }

    internal void CopyTo(StageEntity row)
    {
        row.Name = Name;
        row.Title = Title;
        row.State = State;
        row.Reused = IsReused;
        row.UnitsDone = UnitsDone;
        row.UnitsTotal = UnitsTotal;
        row.Seconds = Seconds;
        row.Message = Message;
    }
}
