namespace Lethe.Sdk;

/// <summary>A model cannot be built, opened, trained or written as asked; the message says why and what to do.</summary>
public sealed class ModelException : Exception
{
    public ModelException(string message) : base(message)
    {
    }

    public ModelException(string message, Exception cause) : base(message, cause)
    {
    }
}
