namespace Lethe.Sdk.Testing;

internal sealed class RefusalRow() : RunningRow(
    "refuses", "It needs no more of a subject than it declares, and refuses one that gives less in a sentence.",
    typeof(IUnlearner), typeof(IEvaluator), typeof(IForgetSelector), typeof(IAttribution))
{
    private static readonly (Needs Need, Capabilities Capability)[] Pairs =
    [
        // Whatever has parameters to train has a forward pass to train them by.
        (Needs.Training, Capabilities.Train | Capabilities.InputGradients),
        (Needs.Layers, Capabilities.Layers | Capabilities.Train),
        (Needs.Features, Capabilities.Features),
        (Needs.InputGradients, Capabilities.InputGradients),
    ];

    protected override ContractResult Check(Bench bench, RunSetting setting, Observation seen)
    {
        var least = Capabilities.Predict;
        if (bench.Plugin.Type.IsAssignableTo(typeof(IUnlearner))) least |= Capabilities.Train | Capabilities.InputGradients;
        var declared = Pairs.Where(pair => bench.Plugin.Needs.HasFlag(pair.Need)).Aggregate(least, (sum, pair) => sum | pair.Capability);
        if (bench.Plugin.Type.IsAssignableTo(typeof(IForgetSelector)) && declared == least) return NotApplicable("It looks at no subject.");
        // Who needs layers may want the network itself, which nothing that only pretends to be one can give.
        if (!declared.HasFlag(Capabilities.Layers))
        {
            var enough = bench.Run(setting with { Limit = declared });
            if (enough.Result is null) return Fail($"With a subject that gives just what it declares ({declared}): {enough.Why}");
        }
        if (declared == least) return Pass($"It works on a subject that gives {declared} and nothing else.");
        var lacking = bench.Run(setting with { Limit = least });
        if (lacking.Result is not null) return Pass($"It declares {bench.Plugin.Needs}, and works with less.");
        return lacking.Failure is { } failure && !FailureText.IsCrash(failure)
            ? Pass($"It refuses: {lacking.Why}")
            : Fail($"With a subject that lacks what it needs: {lacking.Why}");
    }
}
