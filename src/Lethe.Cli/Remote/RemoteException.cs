using Lethe.Auditing.Documents;

namespace Lethe.Cli.Remote;

/// <summary>A server refused, or does not answer.</summary>
/// <param name="faults">What is wrong with a request that was sent, each for a line of its own.</param>
internal sealed class RemoteException(string message, IReadOnlyList<SourceFault>? faults = null, Exception? inner = null) : Exception(message, inner)
{
    public IReadOnlyList<SourceFault> Faults => faults ?? [];

    /// <summary>It may answer again: what was asked is not at fault.</summary>
    public bool MayPass => InnerException is HttpRequestException or TaskCanceledException or IOException;
}
