using Lethe.Auditing.Artifacts;

namespace Lethe.Auditing.Tests.Artifacts;

public sealed class CollectTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Collect_WithoutLimits_RemovesNothing()
    {
        Fill(3);
        var report = _fixture.Store.Collect();
        Assert.Equal((0, 0L, 0, 0), (report.Removed.Count, report.Freed, report.InUse.Count, report.Leftovers));
        Assert.Equal(3, _fixture.Store.Status().Count);
    }

    [Fact]
    public void Collect_ByAge_RemovesWhatWasLongUnused()
    {
        Fill(4);
        _fixture.Store.Open(StoreFixture.Key(0))!.Dispose();
        var report = _fixture.Store.Collect(olderThan: TimeSpan.FromHours(1.5));
        Assert.Equal([StoreFixture.Key(1)], report.Removed);
        Assert.Equal(100, report.Freed);
        Assert.Equal(Sorted(0, 2, 3), _fixture.Store.List().Select(entry => entry.Key));
        Assert.Empty(_fixture.Staged);
    }

    [Fact]
    public void Collect_BySize_RemovesTheLongestUnusedFirst()
    {
        Fill(5);
        Assert.Equal([StoreFixture.Key(0), StoreFixture.Key(1), StoreFixture.Key(2)], _fixture.Store.Collect(maxBytes: 250).Removed);
        Assert.Equal(new StoreStatus(2, 200), _fixture.Store.Status());
        Assert.Empty(_fixture.Store.Collect(maxBytes: 200).Removed);
    }

    [Fact]
    public void Collect_NeverRemovesWhatIsPinned()
    {
        Fill(4);
        var pinned = new HashSet<StageKey> { StoreFixture.Key(0), StoreFixture.Key(2) };
        _fixture.Clock.Now += TimeSpan.FromDays(400);
        var report = _fixture.Store.Collect(TimeSpan.Zero, 0, pinned);
        Assert.Equal([StoreFixture.Key(1), StoreFixture.Key(3)], report.Removed);
        Assert.Equal(Sorted(0, 2), _fixture.Store.List().Select(entry => entry.Key));
    }

    [Fact]
    public void Collect_NeverRemovesWhatIsInUse()
    {
        Fill(3);
        using (var first = _fixture.Store.Open(StoreFixture.Key(0)))
        using (var second = _fixture.Store.Open(StoreFixture.Key(0)))
        {
            first!.Dispose();
            var report = new ArtifactStore(_fixture.Root, _fixture.Clock).Collect(maxBytes: 0);
            Assert.Equal([StoreFixture.Key(0)], report.InUse);
            Assert.Equal([StoreFixture.Key(1), StoreFixture.Key(2)], report.Removed);
            Assert.True(File.Exists(second!.PathOf("weights.bin")));
        }
        Assert.Equal([StoreFixture.Key(0)], _fixture.Store.Collect(maxBytes: 0).Removed);
        Assert.Equal(new StoreStatus(0, 0), _fixture.Store.Status());
    }

    [Fact]
    public void Collect_SweepsWhatIsBrokenAndLeavesWhatIsBeingWritten()
    {
        Fill(2);
        File.Delete(Path.Combine(_fixture.FolderOf(0), "manifest.json"));
        var abandoned = Directory.CreateDirectory(Path.Combine(_fixture.Root, "staging", "0123-abandoned")).FullName;
        File.WriteAllText(Path.Combine(abandoned, "half.bin"), "half");
        File.WriteAllText(abandoned + ".lock", "");
        _fixture.Store.Put(StoreFixture.Key(7), folder =>
        {
            StoreFixture.Write(folder, "weights.bin", 5);
            Assert.Equal(2, _fixture.Store.Collect().Leftovers);
            Assert.True(File.Exists(Path.Combine(folder, "weights.bin")));
        }).Dispose();
        Assert.False(Directory.Exists(abandoned));
        Assert.Equal(Sorted(1, 7), _fixture.Store.List().Select(entry => entry.Key));
        Assert.Empty(_fixture.Staged);
    }

    [Fact]
    public void Collect_WhileOthersPutAndOpen_NeverTakesWhatTheyHold()
    {
        const int Rounds = 60;
        var isDone = false;
        var collector = new Thread(() =>
        {
            var own = new ArtifactStore(_fixture.Root, _fixture.Clock);
            while (!Volatile.Read(ref isDone)) own.Collect(maxBytes: 0);
        });
        collector.Start();
        try
        {
            for (var i = 0; i < Rounds; i++)
            {
                using var artifact = _fixture.Store.Put(StoreFixture.Key(i % 3), folder => StoreFixture.Write(folder, "weights.bin", 10));
                Assert.Equal(10, File.ReadAllBytes(artifact.PathOf("weights.bin")).Length);
            }
        }
        finally
        {
            Volatile.Write(ref isDone, true);
            collector.Join();
        }
    }

    // One an hour, so that lower numbers are older.
    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _fixture.Put(i);
            if (i < count - 1) _fixture.Clock.Now += TimeSpan.FromHours(1);
        }
    }

    private static IEnumerable<StageKey> Sorted(params int[] numbers) =>
        numbers.Select(StoreFixture.Key).OrderBy(key => key.Value, StringComparer.Ordinal);
}
