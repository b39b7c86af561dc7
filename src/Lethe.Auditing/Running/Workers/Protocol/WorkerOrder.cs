using System.Text.Json;

namespace Lethe.Auditing.Running.Workers.Protocol;

/// <summary>What a worker is told.</summary>
internal abstract record WorkerOrder
{
    private WorkerOrder()
    {
    }

    internal sealed record Run(string UnitFile) : WorkerOrder;

    internal sealed record Cancel : WorkerOrder;

    public byte[] ToLine()
    {
        object order = this is Run run ? new { run = run.UnitFile } : new { cancel = true };
        return [.. JsonSerializer.SerializeToUtf8Bytes(order), (byte)'\n'];
    }

    /// <summary>Null for anything that is not an order.</summary>
    public static WorkerOrder? Read(ReadOnlyMemory<byte> line) => WireText.ReadObject<WorkerOrder>(line, json =>
        WireText.Text(json, "run") is { } unitFile ? new Run(unitFile)
        : json.TryGetProperty("cancel", out var cancel) && cancel.ValueKind == JsonValueKind.True ? new Cancel()
        : null);
}
