namespace Lethe.Cli.Health;

internal sealed class ShimCheck(Shim shim) : ICheck
{
    private const string Id = "shim";
    private const string Title = "native shim";
    private const string Remedy = "delete the folder .lethe/native and run ./lethe again: it builds the shim for the libtorch it finds";
    private static readonly string[] Exports = ["lethe_version", "lethe_threads", "lethe_cuda_count"];

    public CheckResult Run()
    {
        if (shim.Library is not { } library)
            return new(Id, Title, CheckStatus.Missing, shim.Reason, Remedy);
        var absent = Exports.Where(name => library.Export(name) is null).ToArray();
        return absent.Length > 0
            ? new(Id, Title, CheckStatus.Missing, $"{shim.Path} lacks {string.Join(", ", absent)}", Remedy)
            : new(Id, Title, CheckStatus.Ok, $"loads, {shim.Path}")
            {
                Facts = new Dictionary<string, string> { ["path"] = shim.Path },
            };
    }
}
