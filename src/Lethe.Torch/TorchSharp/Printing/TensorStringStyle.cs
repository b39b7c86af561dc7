namespace TorchSharp;

/// <summary>How a tensor is written out.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, element type and device, no numbers.</summary>
    Metadata,

    /// <summary>The metadata, then a table to each matrix.</summary>
    Julia,

    /// <summary>Nested brackets, long dimensions cut in the middle.</summary>
    Numpy,

    /// <summary>What <see cref="torch.TensorStringStyle"/> says.</summary>
    Default = 4,
}
