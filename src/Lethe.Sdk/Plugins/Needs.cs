namespace Lethe.Sdk;

/// <summary>What a plugin requires of the subject, the data and the plan.</summary>
[Flags]
public enum Needs
{
    None = 0,

    /// <summary>Parameters that can be trained.</summary>
    Training = 1 << 0,

    /// <summary>Named layers with known types: a C# architecture, not an opaque archive.</summary>
    Layers = 1 << 1,

    /// <summary>Activations before the last layer.</summary>
    Features = 1 << 2,

    /// <summary>Gradients with respect to the input.</summary>
    InputGradients = 1 << 3,

    /// <summary>Text generation.</summary>
    Generation = 1 << 4,

    /// <summary>A forget set.</summary>
    ForgetSet = 1 << 5,

    /// <summary>Labels of the forget set; without this flag a method is handed none.</summary>
    ForgetLabels = 1 << 6,

    /// <summary>Labels of the retain set.</summary>
    RetainLabels = 1 << 7,

    /// <summary>The training split the subject was made from.</summary>
    TrainingData = 1 << 8,

    /// <summary>A test split.</summary>
    TestData = 1 << 9,

    /// <summary>Models retrained without the forget set.</summary>
    Oracles = 1 << 10,

    /// <summary>Models trained on random subsets, with their masks.</summary>
    Shadows = 1 << 11,

    /// <summary>The recipe that made the subject, to train others like it.</summary>
    Recipe = 1 << 12,
}
