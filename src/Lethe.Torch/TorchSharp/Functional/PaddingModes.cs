namespace TorchSharp;

/// <summary>What stands beyond the edge of a padded tensor.</summary>
public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}
