namespace Lethe.Onnx;

/// <summary>How a model is opened.</summary>
public sealed record OnnxSessionOptions
{
    /// <summary>
    /// <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>. <c>auto</c> takes CUDA when it works, else the CPU.
    /// </summary>
    public string Device { get; init; } = "auto";

    /// <summary>
    /// Threads for one operator on the CPU, 1 to 1024. Null leaves it to the runtime: one per physical core.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>Largest model accepted, external weights included, in bytes. Default 4 GiB.</summary>
    public long MaxBytes { get; init; } = 4L << 30;

    internal void Validate()
    {
        if (Threads is < 1 or > 1024)
            throw new ArgumentOutOfRangeException(
                nameof(Threads), Threads, "Threads is 1 to 1024, or null for the runtime's choice.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBytes);
    }
}
