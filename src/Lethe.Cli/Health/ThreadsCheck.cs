namespace Lethe.Cli.Health;

internal sealed class ThreadsCheck(Shim shim) : ICheck
{
    private const string Id = "threads";
    private const string Title = "threads";

    public CheckResult Run()
    {
        var processors = $"{Environment.ProcessorCount}";
        return shim.Library?.Integer("lethe_threads") is not { } threads
            ? new(Id, Title, CheckStatus.Optional, $"{processors} processors; libtorch was not asked: the native shim does not load")
            : new(Id, Title, CheckStatus.Ok, $"libtorch uses {threads} on {processors} processors")
            {
                Facts = new Dictionary<string, string> { ["threads"] = $"{threads}", ["processors"] = processors },
            };
    }
}
