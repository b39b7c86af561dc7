namespace Lethe.Sdk;

/// <summary>What can be done with a subject.</summary>
[Flags]
public enum Capabilities
{
    None = 0,

    /// <summary>Logits for inputs.</summary>
    Predict = 1,

    /// <summary>Activations before the last layer.</summary>
    Features = 2,

    /// <summary>Gradients with respect to the input.</summary>
    InputGradients = 4,

    /// <summary>Parameters that can be trained.</summary>
    Train = 8,

    /// <summary>Named layers of known types.</summary>
    Layers = 16,

    /// <summary>Text.</summary>
    Generate = 32,
}
