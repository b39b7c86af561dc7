namespace TorchSharp;

public static partial class torch
{
    /// <summary>What <c>div</c> does with a quotient that is not whole.</summary>
    public enum RoundingMode
    {
        None,
        trunc,
        floor,
    }
}
