using System.Numerics;

namespace Lethe.Data.Glyphs;

/// <summary>
/// Bell-shaped random numbers of mean 0 and deviation 1 from plain arithmetic alone. Logarithms and cosines differ in
/// their last digit between systems; these images are the same everywhere.
/// </summary>
internal static class Bell
{
    /// <summary>The sum of twelve uniform numbers less its mean: never beyond 6.</summary>
    public static double Fine(RandomStream random)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += random.NextDouble();
        return sum;
    }

    /// <summary>How many of 64 coins fell heads, standardised: steps of a quarter, at the price of one draw.</summary>
    public static float Coarse(RandomStream random) => (BitOperations.PopCount(random.NextBits()) - 32) * 0.25f;
}
