namespace Lethe.Auditing.Planning;

/// <summary>A sound request that cannot be planned here and now; the message says why and what to do.</summary>
public sealed class PlanException : Exception
{
    public PlanException(string message) : base(message)
    {
    }

    public PlanException(string message, Exception cause) : base(message, cause)
    {
    }
}
