using System.Diagnostics;
using Lethe.Statistics;

namespace Lethe.Auditing.Tests.Artifacts;

/// <summary>Processes that die while they write: what they leave is a whole artifact or none.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Writer_KilledAtAnyMoment_LeavesOnlyWholeArtifacts()
    {
        const int Kills = 20, Apart = 100_000;
        var random = new RandomStream(20);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var writer = Start(kill * Apart);
            Assert.Equal("started", writer.StandardOutput.ReadLine());
            Thread.Sleep(random.NextInt(40));
            Kill(writer);
        }
        var entries = _fixture.Store.List().ToArray();
        Assert.True(entries.Length >= Kills, $"{entries.Length} artifacts of {Kills} writers");
        Assert.All(entries, entry => Assert.Empty(_fixture.Store.Check(entry.Key)!));
        Assert.All(entries, entry => Assert.Equal(4, entry.Files.Count));
        Assert.Equal(entries.Length, Directory.GetDirectories(Path.Combine(_fixture.Root, "artifacts"), "*", SearchOption.AllDirectories)
            .Count(folder => Path.GetFileName(folder).Length == 64));
        _fixture.Store.Collect();
        Assert.Empty(_fixture.Staged);
        Assert.Equal(entries.Length, _fixture.Store.Status().Count);
    }

    [Fact]
    public void Writer_KilledHalfWay_IsSweptOnceItIsDead()
    {
        using var writer = Start(5, "hang");
        Assert.Equal("half", writer.StandardOutput.ReadLine());
        Assert.Equal(0, _fixture.Store.Collect().Leftovers);
        Assert.Null(_fixture.Store.Find(StoreFixture.Key(5)));
        Assert.Equal(2, _fixture.Staged.Length);

        Kill(writer);
        Assert.Null(_fixture.Store.Find(StoreFixture.Key(5)));
        Assert.Equal(1, _fixture.Store.Collect().Leftovers);
        Assert.Empty(_fixture.Staged);
        _fixture.Put(5);
        Assert.Empty(_fixture.Store.Check(StoreFixture.Key(5))!);
    }

    [Fact]
    public void Lease_OfAnotherProcess_HoldsUntilItDies()
    {
        _fixture.Put(5);
        using var holder = Start(5, "hold");
        Assert.Equal("open", holder.StandardOutput.ReadLine());
        Assert.Equal([StoreFixture.Key(5)], _fixture.Store.Collect(maxBytes: 0).InUse);
        Kill(holder);
        Assert.Equal([StoreFixture.Key(5)], _fixture.Store.Collect(maxBytes: 0).Removed);
    }

    private Process Start(int first, params string[] how)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ArtifactWriter.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, _fixture.Root, $"{first}", .. how]) { RedirectStandardOutput = true })!;
    }

    private static void Kill(Process process)
    {
        process.Kill();
        process.WaitForExit();
    }
}
