namespace Lethe.Unlearning.Gradients;

/// <summary>What is done with the gradients of the two sets.</summary>
public enum UnoMode
{
    /// <summary>Climbs the forget loss along what is orthogonal to the retain loss's gradient.</summary>
    Ascent,

    /// <summary>Descends the retain loss along what is orthogonal to the forget loss's gradient.</summary>
    Surgery,

    /// <summary>Descends the retain loss and the squared cosine between the two gradients.</summary>
    Orthogonal,

    /// <summary>Orthogonal and surgery in turns.</summary>
    Alternating,
}
