namespace Lethe.Browser.Tests.Support;

/// <summary>Tests that look at what is there and share one server.</summary>
[CollectionDefinition(Name)]
public sealed class AuditedServer : ICollectionFixture<Audited>
{
    public const string Name = "A server in use";
}
