namespace Lethe.Sdk.Testing;

/// <summary>How a run ended: with a result, a failure, or not at all.</summary>
internal sealed record RunEnd<T>(T? Result, Exception? Failure, TimeSpan Took, bool IsHung) where T : class
{
    /// <summary>Why there is no result.</summary>
    public string Why => IsHung
        ? $"It did not end within {Took.TotalSeconds:0.#} s."
        : Failure is null ? "" : FailureText.Of(Failure);
}
