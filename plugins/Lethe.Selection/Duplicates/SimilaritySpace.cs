namespace Lethe.Selection.Duplicates;

public enum SimilaritySpace
{
    /// <summary>The model's activations before its last layer.</summary>
    Features,

    /// <summary>The records as the data give them.</summary>
    Inputs,
}
