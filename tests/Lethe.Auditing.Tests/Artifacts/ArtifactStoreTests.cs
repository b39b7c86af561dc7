using Lethe.Auditing.Artifacts;

namespace Lethe.Auditing.Tests.Artifacts;

public sealed class ArtifactStoreTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    private ArtifactStore Store => _fixture.Store;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Artifact_Onceput_IsFoundWithItsFiles()
    {
        Assert.Null(Store.Find(StoreFixture.Key(1)));
        Assert.Null(Store.Open(StoreFixture.Key(1)));
        using (var put = Store.Put(StoreFixture.Key(1), folder =>
        {
            StoreFixture.Write(folder, "b.bin", 3);
            StoreFixture.Write(folder, "parts/a.bin", 0);
        }))
        {
            Assert.Equal(3, new FileInfo(put.PathOf("b.bin")).Length);
        }
        var entry = Store.Find(StoreFixture.Key(1))!;
        Assert.Equal((StoreFixture.Key(1), 3L, _fixture.Clock.Now), (entry.Key, entry.Bytes, entry.Created));
        Assert.Equal(["b.bin", "parts/a.bin"], entry.Files.Select(file => file.Name));
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", entry.Files[1].Sha256);
        Assert.Equal(new StoreStatus(1, 3), Store.Status());
        Assert.Empty(Store.Check(StoreFixture.Key(1))!);
        Assert.Empty(_fixture.Staged);
    }

    [Fact]
    public void Artifact_PutAgain_IsNotMadeAgain()
    {
        _fixture.Put(1);
        using var again = Store.Put(StoreFixture.Key(1), _ => Assert.Fail("It is there already."));
        Assert.Equal(StoreFixture.Key(1), again.Entry.Key);
    }

    [Fact]
    public void Writer_ThatThrows_LeavesNothing()
    {
        Assert.Throws<InvalidDataException>(() => Store.Put(StoreFixture.Key(1), folder =>
        {
            StoreFixture.Write(folder, "half.bin", 10);
            throw new InvalidDataException("no");
        }));
        Assert.Null(Store.Find(StoreFixture.Key(1)));
        Assert.Empty(_fixture.Staged);
        _fixture.Put(1);
        Assert.NotNull(Store.Find(StoreFixture.Key(1)));
    }

    [Fact]
    public void Writers_OfTheSameKeyAtOnce_AllGetTheFirstOnes()
    {
        const int Writers = 6;
        using var meeting = new Barrier(Writers);
        var made = 0;
        var seen = new byte[Writers];
        var threads = Enumerable.Range(0, Writers).Select(i => new Thread(() =>
        {
            using var artifact = new ArtifactStore(_fixture.Root, _fixture.Clock).Put(StoreFixture.Key(1), folder =>
            {
                File.WriteAllBytes(Path.Combine(folder, "who.bin"), [(byte)(i + 1)]);
                Interlocked.Increment(ref made);
                meeting.SignalAndWait();
            });
            seen[i] = File.ReadAllBytes(artifact.PathOf("who.bin"))[0];
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Equal(Writers, made);
        Assert.NotEqual(0, seen[0]);
        Assert.All(seen, who => Assert.Equal(seen[0], who));
        Assert.Equal(1, Store.Status().Count);
        Assert.Empty(_fixture.Staged);
    }

    [Theory]
    [InlineData("no manifest")]
    [InlineData("empty manifest")]
    [InlineData("cut manifest")]
    [InlineData("another's manifest")]
    [InlineData("future format")]
    [InlineData("path in manifest")]
    [InlineData("file gone")]
    [InlineData("file cut")]
    [InlineData("file a link")]
    [InlineData("empty folder")]
    public void Folder_ThatIsNotWhole_CountsAsAbsentAndIsReplaced(string damage)
    {
        _fixture.Put(1);
        _fixture.Put(2);
        Damage(damage);
        Assert.Equal([StoreFixture.Key(2)], Store.List().Select(entry => entry.Key));
        Assert.Null(Store.Find(StoreFixture.Key(1)));
        Assert.False(Directory.Exists(_fixture.FolderOf(1)));
        Assert.Empty(_fixture.Staged);

        _fixture.Put(1);
        Damage(damage);
        _fixture.Put(1, bytes: 50);
        Assert.Equal(50, Store.Find(StoreFixture.Key(1))!.Bytes);
        Assert.Empty(Store.Check(StoreFixture.Key(1))!);
    }

    [Fact]
    public void Check_OfChangedFiles_NamesEach()
    {
        Store.Put(StoreFixture.Key(1), folder =>
        {
            foreach (var name in new[] { "a", "b", "c" }) StoreFixture.Write(folder, name, 10);
        }).Dispose();
        File.WriteAllBytes(Path.Combine(_fixture.FolderOf(1), "b"), [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
        File.WriteAllBytes(Path.Combine(_fixture.FolderOf(1), "d"), []);
        Assert.Equal(["'b' is not what was stored: its hash differs.", "'d' is not one of its files."], Store.Check(StoreFixture.Key(1)));
        Assert.Null(Store.Check(StoreFixture.Key(9)));
    }

    [Theory]
    [InlineData("manifest.json", "'manifest.json' is no name for a file of an artifact.")]
    [InlineData("back\\slash", "'back\\slash' is no name for a file of an artifact.")]
    [InlineData("c:drive", "'c:drive' is no name for a file of an artifact.")]
    [InlineData("bell\u0007", "'bell\u0007' is no name for a file of an artifact.")]
    public void Name_ThatCouldLeadAstray_IsRefused(string name, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Such names cannot be made there.");
        var failure = Assert.Throws<ArtifactException>(() => Store.Put(StoreFixture.Key(1), folder => StoreFixture.Write(folder, name, 1)));
        Assert.Equal(message, failure.Message);
        Assert.Empty(_fixture.Staged);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("folder")]
    [InlineData("loop")]
    public void Link_InAnArtifact_IsRefused(string kind)
    {
        var failure = Assert.Throws<ArtifactException>(() => Store.Put(StoreFixture.Key(1), folder =>
        {
            if (kind == "file") File.CreateSymbolicLink(Path.Combine(folder, "x"), "/etc/passwd");
            else Directory.CreateSymbolicLink(Path.Combine(folder, "x"), kind == "loop" ? folder : "/etc");
        }));
        Assert.Equal("'x' is a link; an artifact holds files of its own.", failure.Message);
        Assert.True(File.Exists("/etc/passwd"));
    }

    [Fact]
    public void Pipe_InAnArtifact_IsRefused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It makes a pipe with mkfifo.");
        var failure = Assert.Throws<ArtifactException>(() => Store.Put(StoreFixture.Key(1), folder =>
            System.Diagnostics.Process.Start("mkfifo", Path.Combine(folder, "x")).WaitForExit()));
        Assert.Equal("'x' is no regular file.", failure.Message);
    }

    [Theory]
    [InlineData("../weights.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("manifest.json")]
    [InlineData("./weights.bin")]
    [InlineData("")]
    public void PathOf_AnythingButItsFiles_IsRefused(string name)
    {
        _fixture.Put(1);
        using var artifact = Store.Open(StoreFixture.Key(1))!;
        Assert.Throws<FileNotFoundException>(() => artifact.PathOf(name));
    }

    private void Damage(string damage)
    {
        var folder = _fixture.FolderOf(1);
        var (manifest, file) = (Path.Combine(folder, "manifest.json"), Path.Combine(folder, "weights.bin"));
        switch (damage)
        {
            case "no manifest": File.Delete(manifest); break;
            case "empty manifest": File.WriteAllText(manifest, ""); break;
            case "cut manifest": File.WriteAllText(manifest, File.ReadAllText(manifest)[..^20]); break;
            case "another's manifest": File.Copy(Path.Combine(_fixture.FolderOf(2), "manifest.json"), manifest, overwrite: true); break;
            case "future format": Edit("\"format\":1", "\"format\":2"); break;
            case "path in manifest": Edit("weights.bin", "../../weights.bin"); break;
            case "file gone": File.Delete(file); break;
            case "file cut": File.WriteAllBytes(file, new byte[99]); break;
            case "file a link": File.Move(file, file + "2"); File.CreateSymbolicLink(file, file + "2"); break;
            case "empty folder": Directory.Delete(folder, recursive: true); Directory.CreateDirectory(folder); break;
            default: throw new ArgumentException(damage, nameof(damage));
        }

        void Edit(string from, string to)
        {
            var text = File.ReadAllText(manifest);
            Assert.Contains(from, text, StringComparison.Ordinal);
            File.WriteAllText(manifest, text.Replace(from, to, StringComparison.Ordinal));
        }
    }
}
