namespace Lethe.Cli.Tests.Script;

/// <summary>What the script installs, and what it says when it cannot.</summary>
public sealed class NeedsTests : IDisposable
{
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void PackageMissingWithoutRoot_PrintsTheExactLineAndStops()
    {
        _checkout.Environment["STUB_MISSING"] = "libtorch-dev libsqlite3-0";
        _checkout.Environment["STUB_UID"] = "1000";
        var outcome = _checkout.Run("--version");
        Assert.Equal(3, outcome.ExitCode);
        Assert.EndsWith(
            "\n  sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 libtorch-dev'\n",
            outcome.Error,
            StringComparison.Ordinal);
        Assert.Empty(_checkout.TakeCalls());
    }

    [Fact]
    public void PackageMissingWithRoot_IsInstalledAndNothingElse()
    {
        _checkout.Environment["STUB_MISSING"] = "libsqlite3-0";
        Assert.Equal(0, _checkout.Run().ExitCode);
        Assert.EndsWith(" install libsqlite3-0", Assert.Single(_checkout.TakeCalls(), IsApt), StringComparison.Ordinal);
    }

    [Fact]
    public void PackageListsOld_AreRefreshedOnceItMatters()
    {
        _checkout.Environment["STUB_MISSING"] = "libsqlite3-0";
        _checkout.Environment["STUB_APT"] = "stale";
        Assert.Equal(0, _checkout.Run().ExitCode);
        Assert.Equal(["install libsqlite3-0", "update", "install libsqlite3-0"], _checkout.TakeCalls().Where(IsApt)
            .Select(call => call[(call.IndexOf("=300 ", StringComparison.Ordinal) + "=300 ".Length)..]));
    }

    [Fact]
    public void PackagesCannotBeFetched_SaysWhatToDo()
    {
        _checkout.Environment["STUB_MISSING"] = "libsqlite3-0";
        _checkout.Environment["STUB_APT"] = "offline";
        var outcome = _checkout.Run();
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("E: Failed to fetch", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("is the network there", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SdkTooOld_SaysWhatThereIsAndWhatIsNeeded()
    {
        _checkout.Environment["STUB_SDK"] = "old";
        var outcome = _checkout.Run();
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("10.0.1xx or newer is needed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("has: 8.0.100", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherLibtorch_DoesWithoutDebians_AndBuildsTheShimForIt()
    {
        Assert.Equal(0, _checkout.Run().ExitCode);
        _checkout.TakeCalls();
        _checkout.Environment["STUB_MISSING"] = "libtorch-dev";
        _checkout.Write("torch 2/include/torch/csrc/jit/api/module.h", "");
        _checkout.Environment["LETHE_LIBTORCH"] = Path.Combine(_checkout.Root, "torch 2");
        Assert.Equal(0, _checkout.Run().ExitCode);
        var calls = _checkout.TakeCalls();
        Assert.DoesNotContain(calls, IsApt);
        Assert.Contains(calls, call => call.EndsWith("torch 2", StringComparison.Ordinal) && call.StartsWith("cmake -S", StringComparison.Ordinal));
    }

    [Fact]
    public void AnotherLibtorch_IsNone_SaysSo()
    {
        _checkout.Environment["LETHE_LIBTORCH"] = "/nowhere";
        var outcome = _checkout.Run();
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("LETHE_LIBTORCH is /nowhere, which has no include/torch", outcome.Error, StringComparison.Ordinal);
    }

    private static bool IsApt(string call) => call.StartsWith("apt-get", StringComparison.Ordinal);
}
