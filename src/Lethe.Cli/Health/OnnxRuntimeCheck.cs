namespace Lethe.Cli.Health;

/// <param name="places">Files to look for, the best first.</param>
internal sealed class OnnxRuntimeCheck(IReadOnlyList<string> places) : ICheck
{
    private const string Id = "onnxruntime";
    private const string Title = "ONNX Runtime";
    private const string FileName = "libonnxruntime.so";
    private const string Remedy = "run ./lethe with the network reachable: it fetches the ONNX Runtime packages from npm";

    public static IReadOnlyList<string> PlacesOf(Installation installation)
    {
        List<string> places =
        [
            Path.Combine(installation.Binaries, FileName),
            Path.Combine(installation.Binaries, "runtimes", "linux-x64", "native", FileName),
        ];
        if (installation.Workspace is { } workspace)
        {
            places.Add(Path.Combine(
                workspace, "npm", "node_modules", "com.github.asus4.onnxruntime", "Plugins", "Linux", "x64", FileName));
        }

        return places;
    }

    public CheckResult Run()
    {
        if (places.FirstOrDefault(File.Exists) is not { } path)
            return new(Id, Title, CheckStatus.Missing, $"{FileName} is not there", Remedy);
        if (LoadedLibrary.Open(path, out var reason) is not { } library)
            return new(Id, Title, CheckStatus.Missing, reason, Remedy);
        if (OnnxRuntimeApi.Of(library) is not { } api)
            return new(Id, Title, CheckStatus.Missing, $"{path} does not answer: it is not ONNX Runtime", Remedy);
        var providers = string.Join(", ", api.Providers());
        return new(Id, Title, CheckStatus.Ok, $"{api.Version} with {providers}, {path}")
        {
            Facts = new Dictionary<string, string> { ["version"] = api.Version, ["providers"] = providers, ["path"] = path },
        };
    }
}
