namespace Lethe.Sdk.Testing;

internal sealed class RunsRow() : ContractRow("runs", "It works on small data, or refuses it in a sentence.")
{
    public override ContractResult Check(Bench bench)
    {
        if (bench.Plugin.Needs.HasFlag(Needs.Generation)) return NotApplicable("It needs text generation, which the small world does not have.");
        var first = bench.First;
        if (first.Seen is not null) return Pass($"It ran on {first.Setting.World.Data.Name}.");
        return first.IsRefusal ? NotApplicable($"It refuses the small world: {first.Why}") : Fail(first.Why);
    }
}
