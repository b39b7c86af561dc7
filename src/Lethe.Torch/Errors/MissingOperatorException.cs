namespace Lethe.Torch;

/// <summary>This libtorch has no such operator, or has it not for this device or element type.</summary>
public sealed class MissingOperatorException : TorchException
{
    public MissingOperatorException(string message) : base(message)
    {
    }
}
