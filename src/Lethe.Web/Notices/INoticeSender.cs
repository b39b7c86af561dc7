namespace Lethe.Web.Notices;

/// <summary>A way to tell somebody.</summary>
internal interface INoticeSender
{
    string Name { get; }

    /// <param name="json">The news for programs.</param>
    /// <param name="text">The news for people.</param>
    /// <exception cref="Exception">It did not get through.</exception>
    Task SendAsync(string subject, string json, string text, CancellationToken cancellation);
}
