namespace Lethe.Models.Training;

/// <summary>What is done to training images at random.</summary>
public enum AugmentationKind
{
    None,

    /// <summary>Mirrors half of them left to right.</summary>
    Flip,

    /// <summary>Pads them with zeros and cuts the original size out somewhere.</summary>
    Crop,

    FlipCrop,
}
