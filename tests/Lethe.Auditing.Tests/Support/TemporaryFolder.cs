namespace Lethe.Auditing.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lethe-auditing-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
