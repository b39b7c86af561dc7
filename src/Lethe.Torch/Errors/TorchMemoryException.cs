namespace Lethe.Torch;

/// <summary>The device, or the limit set for this process, has no room for a tensor.</summary>
public sealed class TorchMemoryException : TorchException
{
    public TorchMemoryException(string message) : base(message)
    {
    }
}
