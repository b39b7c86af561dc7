namespace Lethe.Cli.Health;

/// <summary>One question about this machine. A check answers with a result, whatever it meets; it throws nothing.</summary>
internal interface ICheck
{
    CheckResult Run();
}
