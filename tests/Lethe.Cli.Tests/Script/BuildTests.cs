namespace Lethe.Cli.Tests.Script;

/// <summary>What the script builds, and when it does not.</summary>
public sealed class BuildTests : IDisposable
{
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void FirstRun_BuildsBothThenRunsTheProgram()
    {
        var outcome = _checkout.Run("one", "two words");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal($"program in {_checkout.Root}: <one> <two words>\n", outcome.Output);
        Assert.Equal("lethe: building the native shim\nlethe: building the solution\n", outcome.Error);
        Assert.Equal(["sdk", "native", "native", "solution", "program"], Kinds());
    }

    [Fact]
    public void PackagesOfTheStart_AreCompiledOnceAndBeforeTheSolution()
    {
        AddStartup();
        Assert.Equal(0, _checkout.Run().ExitCode);
        Assert.Equal(["sdk", "native", "native", "startup", "solution", "program"], Kinds());
        _checkout.Write("src/A.cs", "class B;");
        _checkout.Run();
        Assert.DoesNotContain("startup", Kinds());
    }

    [Fact]
    public void PackagesOfTheStart_ThatCannotBeCompiled_CostTimeAndNoMore()
    {
        AddStartup();
        _checkout.Environment["STUB_PUBLISH"] = "fail";
        var outcome = _checkout.Run("x");
        Assert.Equal((0, $"program in {_checkout.Root}: <x>\n"), (outcome.ExitCode, outcome.Output));
        Assert.Contains("each start takes half a second longer; why: ", outcome.Error, StringComparison.Ordinal);
        _checkout.TakeCalls();
        Assert.Empty(_checkout.Run().Error);
        Assert.Equal(["program"], Kinds());
    }

    [Fact]
    public void NothingChanged_RunsOnlyTheProgram()
    {
        Built();
        var outcome = _checkout.Run();
        Assert.Empty(outcome.Error);
        Assert.Equal(["program"], Kinds());
    }

    [Fact]
    public void StartedThroughALinkFromElsewhere_FindsItsCheckoutAndKeepsTheFolder()
    {
        Built();
        using var elsewhere = new TemporaryFolder();
        var link = Path.Combine(elsewhere.Path, "my lethe");
        File.CreateSymbolicLink(link, Path.Combine(_checkout.Root, "lethe"));
        var outcome = _checkout.RunFrom(elsewhere.Path, link, "x");
        Assert.Equal($"program in {elsewhere.Path}: <x>\n", outcome.Output);
        Assert.Equal(["program"], Kinds());
    }

    [Fact]
    public void SourceEdited_BuildsTheSolutionOnTopOfTheLastOne()
    {
        Built();
        // Within the same clock tick as the end of the build it would rightly not be trusted to be newer.
        var file = _checkout.Write("src/A.cs", "class B;");
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(5));
        _checkout.Run();
        var calls = _checkout.TakeCalls();
        Assert.DoesNotContain(calls, call => call.StartsWith("cmake", StringComparison.Ordinal));
        Assert.DoesNotContain("--no-incremental", Build(calls), StringComparison.Ordinal);
    }

    [Fact]
    public void SourceReplacedByAnOlderOneOfTheSameSize_BuildsFromScratch()
    {
        Built();
        var file = _checkout.Write("src/A.cs", "class C;");
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _checkout.Run();
        Assert.Contains("--no-incremental", Build(_checkout.TakeCalls()), StringComparison.Ordinal);
    }

    [Fact]
    public void SourceRemoved_Builds()
    {
        _checkout.Write("src/B.cs", "class B;");
        Built();
        File.Delete(Path.Combine(_checkout.Root, "src/B.cs"));
        _checkout.Run();
        Assert.Contains("solution", Kinds());
    }

    [Fact]
    public void NativeSourceEdited_BuildsTheShimAndTheSolution()
    {
        Built();
        _checkout.Write("native/a.cpp", "int b;\n");
        _checkout.Run();
        Assert.Equal(["sdk", "native", "native", "solution", "program"], Kinds());
    }

    [Fact]
    public void OutputDeleted_Builds()
    {
        Built();
        Directory.Delete(Path.Combine(_checkout.Root, "artifacts"), recursive: true);
        Assert.Equal(0, _checkout.Run().ExitCode);
        Assert.Contains("solution", Kinds());
    }

    [Fact]
    public void BuildFails_SaysWhyAndWhatNext_AndTriesAgain()
    {
        _checkout.Environment["STUB_BUILD"] = "fail";
        var outcome = _checkout.Run();
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("error CS1002: ; expected", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("run ./lethe again; the whole log: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("program", Kinds());

        _checkout.Environment["STUB_BUILD"] = null;
        Assert.Equal(0, _checkout.Run().ExitCode);
        Assert.Equal(["sdk", "solution", "program"], Kinds());
    }

    [Fact]
    public void ScriptKilledWhileBuilding_IsNotTakenForDone_AndItsBuildIsAwaited()
    {
        Built();
        _checkout.Write("src/A.cs", "class D;");
        _checkout.Environment["STUB_BUILD"] = "killed";
        Assert.Equal(137, _checkout.Run().ExitCode);

        _checkout.Environment["STUB_BUILD"] = null;
        Assert.Equal(0, _checkout.Run().ExitCode);
        var calls = _checkout.TakeCalls().Where(call => call.StartsWith("dotnet build", StringComparison.Ordinal) || call == "orphan ended").ToList();
        Assert.Equal(3, calls.Count);
        Assert.Equal("orphan ended", calls[1]);
        Assert.Contains("--no-incremental", calls[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoAtOnce_BuildOnce_AndBothRun()
    {
        _checkout.Environment["STUB_BUILD"] = "slow";
        var cancellation = TestContext.Current.CancellationToken;
        var outcomes = await Task.WhenAll(
            Task.Run(() => _checkout.Run("first"), cancellation), Task.Run(() => _checkout.Run("second"), cancellation));
        Assert.All(outcomes, outcome => Assert.Equal(0, outcome.ExitCode));
        var kinds = Kinds();
        Assert.Single(kinds, "solution");
        Assert.Equal(2, kinds.Count(kind => kind == "program"));
    }

    private void AddStartup()
    {
        _checkout.Write("tools/startup/Startup.csproj", "<Project />");
        _checkout.Write("Directory.Packages.props", "<Project />");
    }

    private void Built()
    {
        Assert.Equal(0, _checkout.Run().ExitCode);
        _checkout.TakeCalls();
    }

    private static string Build(IEnumerable<string> calls) =>
        Assert.Single(calls, call => call.StartsWith("dotnet build", StringComparison.Ordinal));

    private List<string> Kinds() => _checkout.TakeCalls().Select(call =>
        call.StartsWith("cmake", StringComparison.Ordinal) ? "native"
        : call.StartsWith("dotnet publish", StringComparison.Ordinal) ? "startup"
        : call.StartsWith("dotnet build", StringComparison.Ordinal) ? "solution"
        : call.StartsWith("dotnet --version", StringComparison.Ordinal) ? "sdk"
        : call.Contains("lethe.dll", StringComparison.Ordinal) ? "program"
        : call).ToList();
}
