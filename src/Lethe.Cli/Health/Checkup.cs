namespace Lethe.Cli.Health;

/// <summary>Every check there is, in the order they are shown.</summary>
internal static class Checkup
{
    public static IReadOnlyList<ICheck> Of(Installation installation)
    {
        var shim = new Shim(Path.Combine(installation.Binaries, Shim.FileName));
        return
        [
            new RuntimeCheck(),
            new ShimCheck(shim),
            new LibtorchCheck(shim),
            new ThreadsCheck(shim),
            new CudaCheck(shim),
            new OnnxRuntimeCheck(OnnxRuntimeCheck.PlacesOf(installation)),
            new SqliteCheck(SqliteCheck.SystemLibrary),
            new FashionMnistCheck(FashionMnistCheck.DebianFolder),
            new PythonPeerCheck(PythonPeerCheck.DebianPython),
            new DiskSpaceCheck(installation),
        ];
    }
}
