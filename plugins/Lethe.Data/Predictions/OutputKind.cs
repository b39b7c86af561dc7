namespace Lethe.Data.Predictions;

/// <summary>What saved outputs are. Said and never guessed: logits may well lie between 0 and 1.</summary>
public enum OutputKind
{
    Probabilities,
    Logits,
}
