namespace Lethe.Torch;

/// <summary>A name that a pickle refers to.</summary>
internal sealed record PickleGlobal(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}
