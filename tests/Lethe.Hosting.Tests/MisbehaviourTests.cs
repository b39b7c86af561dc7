using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>Methods that fall, flood and hang: each ends its own stage and nothing else.</summary>
public sealed class MisbehaviourTests : IDisposable
{
    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("unlearn.test-segfault", "SIGSEGV", "")]
    [InlineData("unlearn.test-hog", "memory", "--memory 1.5")]
    [InlineData("unlearn.test-hang", "", "--stall-minutes 0.25")]
    public void Method_ThatTakesItsWorkerDown_IsTriedTwiceAndNamed(string method, string why, string options)
    {
        var request = _house.Write("request.yaml", SmallRequest.Unlearning(method, "unlearn.fine-tune, epochs: 2"));
        var answer = _house.Audit(request, options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(3, answer.ExitCode);
        Assert.Equal("could-not-run", (string)answer.Json["verdict"]!);
        var stage = answer.Stage($"unlearn/{method}");
        Assert.Equal("failed", (string)stage["state"]!);
        Assert.Contains(why, (string)stage["message"]!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("skipped", (string)answer.Stage($"evaluate/{method}/eval.utility")["state"]!);
        // What does not rest on it went on.
        Assert.Equal("done", (string)answer.Stage("evaluate/unlearn.fine-tune/eval.utility")["state"]!);
        Assert.True(answer.Value("unlearn.fine-tune", "accuracy.test") > 0.5);

        var shown = _house.Run("audit", "show", answer.Id);
        Assert.Contains($"unlearn/{method}", shown.Output, StringComparison.Ordinal);
        Assert.Contains("failed", shown.Output, StringComparison.Ordinal);
        var log = File.ReadAllText(Path.Combine(_house.Home, "audits", answer.Id, "log.txt"));
        Assert.Contains("once more", log, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("unlearn.test-throws", "The moon is in the wrong house.")]
    [InlineData("unlearn.test-nan", "not finite")]
    public void Method_ThatFailsCleanly_IsNamedWithItsReasonAndNotTriedAgain(string method, string why)
    {
        var answer = _house.Audit(_house.Write("request.yaml", SmallRequest.Unlearning(method)));
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains(why, (string)answer.Stage($"unlearn/{method}")["message"]!, StringComparison.Ordinal);
        Assert.Equal("done", (string)answer.Stage("evaluate/original/eval.utility")["state"]!);
    }

    [Fact]
    public void Evaluator_ThatReportsWhatItDidNotDeclare_IsNotBelieved()
    {
        var request = _house.Write("request.yaml", SmallRequest.Yaml.Replace("eval.calibration, draws: 100, recalibrate: []", "eval.test-undeclared", StringComparison.Ordinal));
        var answer = _house.Audit(request);
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("test.unknown", (string)answer.Stage("evaluate/original/eval.test-undeclared")["message"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("test.unknown", answer.Findings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unlearn.test-slow")]
    [InlineData("unlearn.test-deaf")]
    public async Task Audit_Cancelled_EndsSoonAndKeepsWhatIsDone(string method)
    {
        var request = _house.Write("request.yaml", SmallRequest.Unlearning(method));
        using var process = _house.Start("audit", "run", request, "--json", "-");
        var notes = process.StandardError;
        // The first line names the audit; cancelling has to wait until the method is at it.
        var id = (await notes.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ', ':')[1];
        for (var looks = 0; !IsRunning(_house.Run("audit", "show", id).Output, $"unlearn/{method}"); looks++)
        {
            Assert.True(looks < 300, "The method was never begun.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
        Assert.Equal(0, _house.Run("audit", "cancel", id).ExitCode);
        var answer = House.End(process);
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("\"verdict\": \"cancelled\"", answer.Output, StringComparison.Ordinal);

        Assert.Contains("cancelled", _house.Run("audit", "list").Output, StringComparison.Ordinal);
        var again = _house.Audit(_house.Write("request.yaml", SmallRequest.Unlearning("unlearn.none")));
        Assert.Contains("subject", again.Reused);
        Assert.NotEqual(0, _house.Run("audit", "cancel", id).ExitCode);
    }

    private static bool IsRunning(string shown, string stage) =>
        shown.Split('\n').Any(line => line.EndsWith(stage, StringComparison.Ordinal) && line.Contains("running", StringComparison.Ordinal));
}
