namespace Lethe.Sdk;

/// <summary>What a model's outputs are. Said and never guessed: logits may well lie between 0 and 1.</summary>
public enum OutputKind
{
    Logits,
    Probabilities,
}
