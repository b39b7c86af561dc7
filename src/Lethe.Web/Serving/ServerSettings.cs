using System.Net;
using Lethe.Auditing.Running.Workers;

namespace Lethe.Web.Serving;

/// <summary>How the server runs.</summary>
/// <param name="Worker">How worker processes are started.</param>
/// <param name="Run">What the audits it runs may use.</param>
/// <param name="Version">The program's, for the foot of the pages.</param>
public sealed record ServerSettings(IReadOnlyList<ListenAddress> Addresses, WorkerCommand Worker, RunSettings Run, string Version)
{
    /// <summary>The folder of <c>wwwroot</c>.</summary>
    public string Folder { get; init; } = AppContext.BaseDirectory;

    /// <summary>Bytes of the largest file that is taken over HTTP.</summary>
    public long UploadLimit { get; init; } = 2L << 30;

    /// <summary>An audit that another process wrote down is left to it for so long: it may be about to run it itself.</summary>
    public TimeSpan QueueGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Somebody has to log in even where nobody else can reach the server.</summary>
    public bool AsksForLogin { get; init; }

    /// <summary>For addresses with https.</summary>
    public HttpsCertificate? Certificate { get; init; }

    /// <summary>Addresses of proxies that are believed when they say who asks, and by which scheme.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>Whether a login is needed even while there are no users.</summary>
    public bool RequiresLogin => AsksForLogin || Addresses.Any(address => !address.IsOfThisMachine) || Proxies.Count > 0;
}
