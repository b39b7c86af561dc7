using System.Runtime.InteropServices;

namespace Lethe.Torch;

/// <summary>libtorch refused a call. The message names the operator, the shapes it was given and the reason.</summary>
/// <remarks>Derives from the exception the TorchSharp package throws, so that one catch serves both.</remarks>
public class TorchException : ExternalException
{
    public TorchException(string message) : base(message)
    {
    }
}
