namespace TorchSharp.Modules;

/// <summary>The ranges in which an optimiser's numbers must lie.</summary>
internal static class Check
{
    public static void NotNegative(double value, string name)
    {
        if (!(value >= 0)) throw new ArgumentException($"{name} is {value}, it must not be negative.", name);
    }

    public static void BelowOne(double value, string name)
    {
        if (!(value is >= 0 and < 1)) throw new ArgumentException($"{name} is {value}, it must be in [0, 1).", name);
    }
}
