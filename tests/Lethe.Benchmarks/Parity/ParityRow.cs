namespace Lethe.Benchmarks.Parity;

/// <summary>How far a device's result is from double precision on the CPU, relative to the result's own size.</summary>
/// <param name="Allowed">What single precision explains.</param>
internal sealed record ParityRow(string Check, double Difference, double Allowed)
{
    public bool Holds => Difference <= Allowed;
}
