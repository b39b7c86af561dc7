namespace Lethe.Sdk.Testing;

/// <summary>One thing that was tried with a plugin's options.</summary>
/// <param name="What">In words, such as <c>learningRate = 1</c>.</param>
/// <param name="Fault">What went wrong; null: nothing.</param>
public sealed record OptionTrial(string What, string? Fault);
