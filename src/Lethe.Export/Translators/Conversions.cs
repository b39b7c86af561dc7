using Lethe.Export.Graphs;
using Lethe.Export.Translation;

namespace Lethe.Export.Translators;

/// <summary>What leaves the numbers as they are, but for their type or where they lie.</summary>
internal static class Conversions
{
    public static readonly Entry[] Table =
    [
        // Memory layouts, channels-last among them, are the runtime's own business.
        new("alias clone contiguous detach lift_fresh pin_memory positive requires_grad", Same),
        new("to type_as _to_copy", Same),
        new("copy", Copy),
        new("dropout feature_dropout alpha_dropout feature_alpha_dropout", Dropout),
    ];

    private static Term Same(Call c)
    {
        c.IgnoreFrom(1);
        return c.In(0, c.Type);
    }

    private static Term Copy(Call c)
    {
        c.IgnoreFrom(2);
        c.Tensor(0);
        return c.Expand(c.In(1, c.Type), c.Tensor(1).Shape, c.Shape);
    }

    private static Term Dropout(Call c) => c.Real(1) == 0 || !c.Flag(2)
        ? c.In(0)
        : throw new Refusal("it drops numbers although the module is in evaluation mode. Drop in training only.");
}
