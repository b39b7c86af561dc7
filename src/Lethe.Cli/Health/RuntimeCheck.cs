using System.Runtime.InteropServices;

namespace Lethe.Cli.Health;

internal sealed class RuntimeCheck : ICheck
{
    public CheckResult Run() => new("runtime", ".NET", CheckStatus.Ok,
        $"{Environment.Version} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}")
    {
        Facts = new Dictionary<string, string> { ["version"] = Environment.Version.ToString() },
    };
}
