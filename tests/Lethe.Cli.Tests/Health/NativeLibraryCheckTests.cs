using Lethe.Cli.Health;

namespace Lethe.Cli.Tests.Health;

/// <summary>A library that is missing, broken or another one is a result with a reason, never an exception.</summary>
public sealed class NativeLibraryCheckTests : IDisposable
{
    private const string AnotherLibrary = "libc.so.6";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shim_NotThere_IsMissingAndSaysHowToGetIt()
    {
        var result = new ShimCheck(new Shim("/nowhere/liblethe_torch.so")).Run();
        Assert.Equal(CheckStatus.Missing, result.Status);
        Assert.Equal("/nowhere/liblethe_torch.so is not there", result.Detail);
        Assert.NotNull(result.Remedy);
    }

    [Fact]
    public void Shim_NotALibrary_GivesTheLoadersReason()
    {
        var result = new ShimCheck(new Shim(_folder.Write("liblethe_torch.so", "half a file"))).Run();
        Assert.Equal(CheckStatus.Missing, result.Status);
        Assert.Contains("file too short", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Shim_AnotherLibrary_NamesWhatItLacks()
    {
        var result = new ShimCheck(new Shim(CopyOfAnotherLibrary())).Run();
        Assert.Equal(CheckStatus.Missing, result.Status);
        Assert.EndsWith("lacks lethe_version, lethe_threads, lethe_cuda_count", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void TorchChecks_ShimNotThere_SayWhyTheyDoNotKnow()
    {
        var shim = new Shim("/nowhere/liblethe_torch.so");
        ICheck[] checks = [new LibtorchCheck(shim), new ThreadsCheck(shim), new CudaCheck(shim)];
        Assert.All(checks, check => Assert.Contains("the native shim does not load", check.Run().Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void Shim_Built_LoadsAndAnswers()
    {
        var shim = new Shim(Path.Combine(AppContext.BaseDirectory, Shim.FileName));
        Assert.Equal(CheckStatus.Ok, new ShimCheck(shim).Run().Status);
        var libtorch = new LibtorchCheck(shim).Run();
        Assert.Matches(@"^\d+\.\d+", libtorch.Facts["version"]);
        Assert.True(File.Exists(libtorch.Facts["path"]));
        Assert.InRange(int.Parse(new ThreadsCheck(shim).Run().Facts["threads"]), 1, 4096);
        Assert.InRange(int.Parse(new CudaCheck(shim).Run().Facts["count"]), 0, 64);
    }

    [Fact]
    public void Sqlite_OfTheSystem_SaysItsVersion()
    {
        var result = new SqliteCheck(SqliteCheck.SystemLibrary).Run();
        Assert.Equal(CheckStatus.Ok, result.Status);
        Assert.StartsWith("3.", result.Facts["version"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libsqlite3-of-nobody.so", "libsqlite3-of-nobody.so: cannot open shared object file")]
    [InlineData(AnotherLibrary, "libc.so.6 does not say its version")]
    public void Sqlite_NotThereOrAnotherLibrary_IsMissingWithTheReason(string library, string reason)
    {
        var result = new SqliteCheck(library).Run();
        Assert.Equal(CheckStatus.Missing, result.Status);
        Assert.StartsWith(reason, result.Detail, StringComparison.Ordinal);
        Assert.Equal("apt-get install libsqlite3-0", result.Remedy);
    }

    [Fact]
    public void OnnxRuntime_NowhereToBeFound_IsMissing()
    {
        var result = new OnnxRuntimeCheck(["/nowhere/libonnxruntime.so"]).Run();
        Assert.Equal((CheckStatus.Missing, "libonnxruntime.so is not there"), (result.Status, result.Detail));
    }

    [Fact]
    public void OnnxRuntime_AnotherLibrary_IsMissing()
    {
        var result = new OnnxRuntimeCheck([CopyOfAnotherLibrary()]).Run();
        Assert.Equal(CheckStatus.Missing, result.Status);
        Assert.EndsWith("does not answer: it is not ONNX Runtime", result.Detail, StringComparison.Ordinal);
    }

    private string CopyOfAnotherLibrary()
    {
        Assert.NotNull(LoadedLibrary.Open("libsqlite3.so.0", out _));
        var copy = Path.Combine(_folder.Path, "another.so");
        File.Copy(LoadedFiles.Find("libsqlite3.so")!, copy);
        return copy;
    }
}
