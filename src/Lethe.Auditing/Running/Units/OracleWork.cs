using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Running.Units;

/// <summary>Oracles: the same training without the forget set, each from a start of its own.</summary>
internal sealed class OracleWork : ReferenceWork
{
    protected override Split Train(UnitContext context, int member) =>
        context.RequiredData.Train.Without("retain", [.. context.ForgetRows()!]);

    protected override RandomStream Random(UnitContext context, int index) => context.Random("oracle").Fork(index);
}
