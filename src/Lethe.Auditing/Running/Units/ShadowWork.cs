using Lethe.Auditing.Running.Models;
using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Running.Units;

/// <summary>Shadows: the same training on random shares of the records.</summary>
internal sealed class ShadowWork : ReferenceWork
{
    protected override Split Train(UnitContext context, int member) =>
        context.RequiredData.Train.Subset("train", ShadowMask.Rows(context, context.Unit, member));

    protected override RandomStream Random(UnitContext context, int index) => context.Random("shadow").Fork("training").Fork(index);
}
