namespace Lethe.Cli.Tests.Script;

/// <summary><c>./lethe test</c>: whatever happens to a project, the last line tells it.</summary>
public sealed class TestCommandTests : IDisposable
{
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void SeveralProjects_AllPass_TheLastLineIsTheirSum()
    {
        _checkout.AddProject("One.Tests", Trx(total: 3, executed: 3, passed: 3));
        _checkout.AddProject("Two.Tests", Trx(total: 4, executed: 4, passed: 4));
        Expect(0, "7 passed, 0 failed");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public void ManyProjects_OfWhichOneFails_AreAllCounted(string jobs)
    {
        _checkout.Environment["LETHE_TEST_JOBS"] = jobs;
        for (var i = 1; i <= 8; i++) _checkout.AddProject($"P{i}.Tests", Trx(total: i, executed: i, passed: i == 5 ? 4 : i), status: i == 5 ? 1 : 0);
        var outcome = Expect(1, "35 passed, 1 failed");
        for (var i = 1; i <= 8; i++) Assert.Contains($"P{i}.Tests: {(i == 5 ? 4 : i)} passed, ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void LongestProject_IsStartedFirst()
    {
        foreach (var name in new[] { "A.Tests", "Lethe.Hosting.Tests" }) _checkout.AddProject(name, Trx(total: 1, executed: 1, passed: 1));
        var outcome = Expect(0, "2 passed, 0 failed");
        Assert.True(outcome.Error.IndexOf("testing Lethe.Hosting.Tests", StringComparison.Ordinal) < outcome.Error.IndexOf("testing A.Tests", StringComparison.Ordinal));
    }

    [Fact]
    public void TestFails_IsShownAndCounted()
    {
        _checkout.AddProject("One.Tests", Trx(total: 3, executed: 3, passed: 2), status: 1, log: "Failed One.Tests.Wrong\n");
        Assert.Contains("Failed One.Tests.Wrong", Expect(1, "2 passed, 1 failed").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TestsSkipped_AreCountedAndTheirReasonsListed()
    {
        const string Skip = """
            <UnitTestResult testName="One.Tests.NeedsDevice" outcome="NotExecuted">
              <Output><ErrorInfo>
                <Message>no &lt;device&gt; &amp; no driver</Message>
              </ErrorInfo></Output>
            </UnitTestResult>
            """;
        _checkout.AddProject("One.Tests", Trx(total: 3, executed: 2, passed: 2, Skip));
        var outcome = Expect(0, "2 passed, 0 failed, 1 skipped");
        Assert.Contains("  One.Tests.NeedsDevice: no <device> & no driver\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void HostCrashes_CountsAsFailedAndIsNamed()
    {
        _checkout.AddProject("One.Tests", Trx(total: 2, executed: 2, passed: 2), status: 1, log: "Test process crashed with exit code 134.\n");
        var outcome = Expect(1, "2 passed, 1 failed");
        Assert.Contains("One.Tests: ended before all its tests had run", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Test process crashed with exit code 134.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void HostCrashes_AfterAFailure_CountsBoth()
    {
        _checkout.AddProject("One.Tests", Trx(total: 2, executed: 2, passed: 1), status: 1, log: "Test process crashed with exit code 134.\n");
        Expect(1, "1 passed, 2 failed");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void NoResult_CountsAsFailed(int status)
    {
        _checkout.AddProject("One.Tests", trx: null, status, log: "something went wrong\n");
        var outcome = Expect(1, "0 passed, 1 failed");
        Assert.Contains("something went wrong", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectWithoutTests_CountsAsFailed()
    {
        _checkout.AddProject("One.Tests", Trx(total: 0, executed: 0, passed: 0));
        _checkout.AddProject("Two.Tests", Trx(total: 1, executed: 1, passed: 1));
        Assert.Contains("One.Tests: has no tests", Expect(1, "1 passed, 1 failed").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectWithOnlySlowTests_IsNoFailure()
    {
        _checkout.AddProject("One.Tests", Trx(total: 0, executed: 0, passed: 0), list: "The following Tests are available:\n    One.Tests.Slow\n");
        _checkout.AddProject("Two.Tests", Trx(total: 1, executed: 1, passed: 1));
        Assert.Contains("One.Tests: only slow tests", Expect(0, "1 passed, 0 failed").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NoProjects_NothingTested_Fails() => Expect(1, "0 passed, 0 failed");

    [Fact]
    public void FilterMatchesNothing_Fails()
    {
        _checkout.AddProject("One.Tests", Trx(total: 0, executed: 0, passed: 0));
        Expect(1, "0 passed, 0 failed", "Nope");
    }

    [Fact]
    public void ProjectLeftOutOfTheSolution_CountsAsFailed()
    {
        _checkout.AddProject("Unbuilt.Tests", trx: null);
        Assert.Contains("is it part of Audit.sln?", Expect(1, "0 passed, 1 failed").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void BuildFails_IsOneFailed()
    {
        _checkout.AddProject("One.Tests", Trx(total: 1, executed: 1, passed: 1));
        _checkout.Environment["STUB_BUILD"] = "fail";
        Expect(1, "0 passed, 1 failed");
    }

    [Fact]
    public void FormattingDiffers_IsOneFailed()
    {
        _checkout.AddProject("One.Tests", Trx(total: 1, executed: 1, passed: 1));
        _checkout.Environment["STUB_FORMAT"] = "wrong";
        Assert.Contains("error WHITESPACE", Expect(1, "1 passed, 1 failed").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int\ta;\n")]
    [InlineData("int a; \n")]
    [InlineData("int a;")]
    public void NativeSourceUntidy_IsOneFailedAndNamed(string content)
    {
        _checkout.AddProject("One.Tests", Trx(total: 1, executed: 1, passed: 1));
        _checkout.Write("native/b.cpp", content);
        Assert.Contains("native/b.cpp", Expect(1, "1 passed, 1 failed").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "--filter Speed!=slow")]
    [InlineData("Auc", "--filter Speed!=slow&(FullyQualifiedName~Auc)")]
    [InlineData("Auc a(b)", "--filter Speed!=slow&(FullyQualifiedName~Auc|FullyQualifiedName~a\\(b\\))")]
    [InlineData("--all Auc", "--filter FullyQualifiedName~Auc")]
    [InlineData("One.Tests", "--filter Speed!=slow")]
    public void Filters_BecomeOneExpression(string line, string expression)
    {
        _checkout.AddProject("One.Tests", Trx(total: 1, executed: 1, passed: 1));
        Expect(0, "1 passed, 0 failed", line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var call = Assert.Single(_checkout.TakeCalls(), call => call.StartsWith("dotnet test", StringComparison.Ordinal));
        Assert.EndsWith(expression, call, StringComparison.Ordinal);
    }

    [Fact]
    public void FilterThatNamesAProject_LeavesOutTheOthers()
    {
        _checkout.AddProject("One.Tests", Trx(total: 1, executed: 1, passed: 1));
        _checkout.AddProject("Two.Tests", Trx(total: 5, executed: 5, passed: 5));
        Expect(0, "1 passed, 0 failed", "One.Tests");
    }

    [Fact]
    public void UnknownOption_CouldNotRun()
    {
        var outcome = _checkout.Run("test", "--fast");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("unknown option '--fast'", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    private Outcome Expect(int exitCode, string lastLine, params string[] args)
    {
        var outcome = _checkout.Run(["test", .. args]);
        Assert.Equal((exitCode, lastLine), (outcome.ExitCode, outcome.LastLine));
        return outcome;
    }

    private static string Trx(int total, int executed, int passed, string results = "") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun>
          <Results>
        {results}
          </Results>
          <ResultSummary outcome="Completed">
            <Counters total="{total}" executed="{executed}" passed="{passed}" failed="{executed - passed}" error="0" notExecuted="0" />
          </ResultSummary>
        </TestRun>
        """;
}
