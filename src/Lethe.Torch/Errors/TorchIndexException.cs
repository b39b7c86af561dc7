namespace Lethe.Torch;

/// <summary>An index or a dimension is out of range.</summary>
public sealed class TorchIndexException : TorchException
{
    public TorchIndexException(string message) : base(message)
    {
    }
}
