namespace Lethe.Cli.Health;

internal sealed class LibtorchCheck(Shim shim) : ICheck
{
    private const string Id = "libtorch";
    private const string Title = "libtorch";

    public CheckResult Run()
    {
        if (shim.Library?.Text("lethe_version") is not { } version)
        {
            return new(Id, Title, CheckStatus.Missing, "not reached: the native shim does not load",
                "apt-get install libtorch-dev, or set LETHE_LIBTORCH to the root of another libtorch; then run ./lethe again");
        }

        var place = LoadedFiles.Find("libtorch_cpu.so") ?? "an unknown place";
        return new(Id, Title, CheckStatus.Ok, $"{version}, {place}")
        {
            Facts = new Dictionary<string, string> { ["version"] = version, ["path"] = place },
        };
    }
}
