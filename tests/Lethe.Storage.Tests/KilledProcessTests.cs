using Lethe.Statistics;
using Lethe.Storage.Audits;
using Lethe.Storage.Tests.Support;

namespace Lethe.Storage.Tests;

/// <summary>Processes that die while they write: what they leave is whole.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private readonly StorageFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Writer_KilledAtAnyMoment_LeavesWholeAuditsAndAWholeChain()
    {
        const int Kills = 8, FindingsEach = 50;
        var random = new RandomStream(8);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var writer = _fixture.Start("audits");
            Assert.Equal("started", writer.StandardOutput.ReadLine());
            Thread.Sleep(random.NextInt(60));
            StorageFixture.Kill(writer);
        }
        var audits = _fixture.Database.Audits.List(AuditFilter.All, most: 10_000).Audits;
        Assert.All(audits, audit => Assert.Equal(
            audit.State == AuditState.Finished ? FindingsEach : 0, _fixture.Database.Findings.Count(audit.Id)));
        var report = _fixture.Database.Chain.Verify();
        Assert.True(report.IsWhole, report.Reason);
        var finished = audits.Count(audit => audit.State == AuditState.Finished);
        Assert.True(finished >= Kills, $"{finished} audits of {Kills} writers");
        Assert.Equal(audits.Count + finished, report.Head.Sequence);
        Assert.All(audits.Where(audit => audit.State == AuditState.Finished), audit => Assert.Equal(
            audit.Id, (string)_fixture.Database.Chain.Find(audit.FinishedRecord!.Value)!.Content!["audit"]!));
        // Each that was running at the kill is to be gone on with; nobody's process lives.
        Assert.Equal(
            audits.Where(audit => audit.State == AuditState.Running).Select(audit => audit.Id).Order(StringComparer.Ordinal),
            _fixture.Database.Journal.Abandoned(TimeSpan.FromDays(100_000)).Select(audit => audit.Id));
        Assert.Equal("ok", _fixture.Sql("PRAGMA integrity_check"));
        Assert.Null(_fixture.Sql("PRAGMA foreign_key_check"));
    }
}
