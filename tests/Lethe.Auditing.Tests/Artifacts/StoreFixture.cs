using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Tests.Support;

namespace Lethe.Auditing.Tests.Artifacts;

internal sealed class StoreFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StoreFixture() => Store = new ArtifactStore(Root, Clock);

    public ManualClock Clock { get; } = new();

    public string Root => Path.Combine(_folder.Path, "store");

    public ArtifactStore Store { get; }

    public static StageKey Key(int number) => StageKey.Of(new JsonObject { ["number"] = number });

    public void Put(int number, int bytes = 100) => Store.Put(Key(number), folder => Write(folder, "weights.bin", bytes)).Dispose();

    public static void Write(string folder, string name, int bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new byte[bytes]);
    }

    public string FolderOf(int number) => Path.Combine(Root, "artifacts", Key(number).Value[..2], Key(number).Value);

    public string[] Staged => Directory.GetFileSystemEntries(Path.Combine(Root, "staging"));

    public void Dispose() => _folder.Dispose();
}
