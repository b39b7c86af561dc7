using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>Selectors that look into models get the models they need, trained before anything is forgotten.</summary>
public sealed class SelectorTests : IDisposable
{
    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void WorstCase_IsGivenTheSubject_AndChoosesWhatItKnowsBest()
    {
        var answer = Audit("forget.worst-case, fraction: 0.1, rounds: 3");

        Assert.True(answer.Value("original", "loss.forget") < answer.Value("original", "loss.retain"));
        Assert.DoesNotContain("shadows/", answer.Json.ToJsonString());
    }

    [Fact]
    public void Memorised_IsGivenShadows_AndHard_ThoseThatSawEverything()
    {
        var memorised = Audit("forget.memorised, fraction: 0.1, shadows: 24");
        Assert.Equal("done", (string)memorised.Stage("shadows/0.5")["state"]!);

        var hard = Audit("forget.hard, fraction: 0.1, score: grand, shadows: 2");
        Assert.Equal("done", (string)hard.Stage("shadows/1")["state"]!);
        Assert.Contains("subject", hard.Reused);
        Assert.True(hard.Value("original", "loss.forget") > hard.Value("original", "loss.retain"));
    }

    private AuditAnswer Audit(string selector)
    {
        var text = SmallRequest.Unlearning("unlearn.none").Replace("forget.random, fraction: 0.1", selector, StringComparison.Ordinal);
        var answer = _house.Audit(_house.Write("request.yaml", text));
        Assert.True(answer.ExitCode == 0, answer.Notes + answer.Json);
        return answer;
    }
}
