namespace Lethe.Torch;

/// <summary>An object of a class, or the result of a call, in a pickle: what it would be is not worked out.</summary>
internal sealed record PickleInstance(PickleGlobal Of);
