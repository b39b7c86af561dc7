using Lethe.Cli.Health;

namespace Lethe.Cli.Tests.Health;

public sealed class MachineCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FashionMnist_NoFolder_IsMissing()
    {
        var result = new FashionMnistCheck("/nowhere").Run();
        Assert.Equal((CheckStatus.Missing, "not in /nowhere"), (result.Status, result.Detail));
    }

    [Fact]
    public void FashionMnist_HalfThere_NamesTheAbsentFiles()
    {
        _folder.Write("train-images-idx3-ubyte.gz", "");
        _folder.Write("train-labels-idx1-ubyte.gz", "");
        var result = new FashionMnistCheck(_folder.Path).Run();
        Assert.Equal(CheckStatus.Missing, result.Status);
        Assert.EndsWith("lacks t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void PythonPeer_NoSuchPython_IsOptionalWithTheReason()
    {
        var result = new PythonPeerCheck("/nowhere/python3").Run();
        Assert.Equal(CheckStatus.Optional, result.Status);
        Assert.Contains("/nowhere/python3", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void PythonPeer_PythonFails_GivesTheLastLineOfItsError()
    {
        var python = _folder.Write("python3", "#!/bin/sh\necho Traceback >&2\necho \"ModuleNotFoundError: torch\" >&2\nexit 1\n");
        File.SetUnixFileMode(python, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var result = new PythonPeerCheck(python).Run();
        Assert.Equal((CheckStatus.Optional, "ModuleNotFoundError: torch"), (result.Status, result.Detail));
    }

    [Fact]
    public void DiskSpace_Workspace_CountsWhatIsInIt()
    {
        _folder.Write(".lethe/some/file", new string('x', 3_000_000));
        var result = new DiskSpaceCheck(new Installation("/", _folder.Path)).Run();
        Assert.Equal("0.003", result.Facts["usedGigabytes"]);
        Assert.Equal(Path.Combine(_folder.Path, ".lethe"), result.Facts["path"]);
    }

    [Fact]
    public void DiskSpace_FolderIsGone_IsMissingWithTheReason()
    {
        var result = new DiskSpaceCheck(new Installation("/nowhere", null)).Run();
        Assert.Equal(CheckStatus.Missing, result.Status);
        Assert.Contains("/nowhere", result.Detail, StringComparison.Ordinal);
    }
}
