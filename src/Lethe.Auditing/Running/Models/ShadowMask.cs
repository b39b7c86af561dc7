using System.Globalization;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Units;

namespace Lethe.Auditing.Running.Models;

/// <summary>Which training records a shadow sees: drawn from the request's seed and the shadow's number alone.</summary>
internal static class ShadowMask
{
    public static int[] Rows(UnitContext context, Unit unit, int member)
    {
        var records = context.RequiredData.Train.Count;
        var size = (int)Math.Round(unit.Fraction * records, MidpointRounding.AwayFromZero);
        // The whole is asked for on purpose: more originals, each from a start of its own.
        if (size <= 0 || (size >= records && unit.Fraction < 1))
            throw new UnitException($"A share of {unit.Fraction} of {records} training records leaves a shadow with all or none of them.");
        return context.Random("shadow").Fork(unit.Fraction.ToString(CultureInfo.InvariantCulture)).Fork(unit.First + member).Sample(records, size);
    }

    public static bool[] Of(UnitContext context, Unit unit, int member)
    {
        var mask = new bool[context.RequiredData.Train.Count];
        foreach (var row in Rows(context, unit, member)) mask[row] = true;
        return mask;
    }
}
