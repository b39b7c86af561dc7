namespace Lethe.Sdk.Testing;

internal sealed class LabelRow() : RunningRow(
    "labels", "It works with the labels it declares a need of, and without any others.", typeof(IUnlearner), typeof(IForgetSelector))
{
    /// <summary>Whether the host keeps labels from plugins of this kind.</summary>
    public static bool MayWithhold(PluginUnderTest plugin) => plugin.Type.IsAssignableTo(typeof(IUnlearner)) || plugin.Type.IsAssignableTo(typeof(IForgetSelector));

    protected override ContractResult Check(Bench bench, RunSetting setting, Observation seen)
    {
        if (bench.First.LabelFault is { } fault)
            return Fail($"It works only with labels it does not declare (Needs.ForgetLabels, Needs.RetainLabels): {fault}");
        var needs = bench.Plugin.Needs & (Needs.ForgetLabels | Needs.RetainLabels);
        return Pass(needs == Needs.None ? "It works without labels." : $"It was given {needs} and nothing else.");
    }
}
