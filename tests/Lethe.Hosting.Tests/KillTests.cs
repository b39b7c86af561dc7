using System.Diagnostics;
using Lethe.Hosting.Tests.Support;
using Lethe.Statistics;

namespace Lethe.Hosting.Tests;

/// <summary>Processes killed outright, at moments drawn at random: what comes of the audit is what would have come of it.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData(20, 2)]
    [Trait("Speed", "slow")]
    public async Task Audit_KilledAtRandomMoments_ResumesToTheSameBits(int moments, long seed) => await KillAsync(moments, seed);

    [Fact]
    public async Task Audit_KilledTwice_ResumesToTheSameBits() => await KillAsync(2, 3);

    private static async Task KillAsync(int moments, long seed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var random = new RandomStream(seed);
        using var quiet = new House();
        var clock = Stopwatch.StartNew();
        var undisturbed = quiet.Audit(quiet.Write("request.yaml", SmallRequest.Yaml));
        Assert.Equal(0, undisturbed.ExitCode);
        var whole = clock.Elapsed;

        for (var moment = 0; moment < moments; moment++)
        {
            using var house = new House();
            using var process = house.Start("audit", "run", house.Write("request.yaml", SmallRequest.Yaml), "--json", "-");
            var id = (await process.StandardError.ReadLineAsync(cancellation))!.Split(' ', ':')[1];
            await Task.Delay(whole * random.NextDouble(), cancellation);
            var workers = Children(process.Id);
            if (random.NextInt(2) == 0 && workers.Count > 0)
            {
                // A worker alone: the audit goes on by itself.
                Kill(workers[random.NextInt(workers.Count)]);
                var answer = House.End(process);
                Assert.True(answer.ExitCode == 0, answer.Output + answer.Error);
            }
            else
            {
                process.Kill();
                await process.WaitForExitAsync(cancellation);
                // Workers see that their parent is gone and end: nobody writes into the store unseen.
                foreach (var worker in workers)
                    while (Directory.Exists($"/proc/{worker}")) await Task.Delay(20, cancellation);
                var resumed = house.Run("audit", "resume", id, "--json", "-");
                Assert.True(resumed.ExitCode == 0, resumed.Output + resumed.Error);
            }
            AssertWhole(house);
            var replay = house.Audit(Path.Combine(house.Folder, "request.yaml"));
            Assert.Empty(replay.Computed);
            Assert.Equal(undisturbed.Findings, replay.Findings);
            Assert.Equal(0, house.Run("audit", "verify", id).ExitCode);
        }
    }

    private static void AssertWhole(House house)
    {
        using var engine = house.Open();
        foreach (var entry in engine.Store.List()) Assert.Empty(engine.Store.Check(entry.Key)!);
        engine.Store.Collect();
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(house.Home, "store", "staging")));
    }

    private static List<int> Children(int parent) => [.. Process.GetProcesses().Where(process => ParentOf(process.Id) == parent).Select(process => process.Id)];

    private static int ParentOf(int process)
    {
        try
        {
            // The name in the second field may hold blanks and parentheses of its own.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]);
        }
        catch (IOException)
        {
            return -1;
        }
    }

    private static void Kill(int process)
    {
        try
        {
            Process.GetProcessById(process).Kill();
        }
        catch (ArgumentException)
        {
            // It has ended meanwhile.
        }
    }
}
