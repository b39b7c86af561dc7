using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

internal sealed class ArchitectureRehearsal(PluginUnderTest plugin) : Rehearsal(plugin)
{
    protected override void Perform(RunSetting setting, Observation seen, Digest digest)
    {
        var data = setting.World.Data;
        // By contract its weights depend on torch's seed alone, which the caller has set.
        _ = manual_seed(setting.Seed);
        using var network = ((IArchitecture)Plugin.Create()).Build(data.Input, data.Classes);
        Numbers.Check(seen, network);
        digest.Add(network);
        network.eval();
        using var off = no_grad();
        LogitsCheck.Check(seen, digest, data, network.call);
    }
}
