namespace Lethe.Sdk;

public sealed record TextPair(string Prompt, string Left, string Right);
