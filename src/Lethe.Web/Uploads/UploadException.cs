namespace Lethe.Web.Uploads;

/// <summary>A file that is not taken; the message says why.</summary>
/// <param name="status">The HTTP status that says the same.</param>
public sealed class UploadException(int status, string message) : Exception(message)
{
    public int Status => status;
}
