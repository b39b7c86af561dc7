using Lethe.Torch;

namespace Lethe.Sdk.Testing;

/// <summary>Tells refusals, which are sentences for the user, from crashes.</summary>
internal static class FailureText
{
    /// <summary>Whether the exception is one that the runtime or the binding throws when code is wrong.</summary>
    public static bool IsCrash(Exception failure) => failure is
        NullReferenceException or InvalidCastException or IndexOutOfRangeException or KeyNotFoundException or ArgumentException
        or InvalidOperationException or ArithmeticException or FormatException or NotImplementedException or TypeLoadException
        or MissingMemberException or TorchException or OutOfMemoryException || failure.Message.Length == 0;

    public static string Of(Exception failure)
    {
        var message = failure.Message.ReplaceLineEndings(" ").Trim();
        return IsCrash(failure) ? $"{failure.GetType().Name}: {message}" : message;
    }
}
