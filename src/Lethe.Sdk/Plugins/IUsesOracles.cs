namespace Lethe.Sdk;

/// <summary>For options of plugins that declare <see cref="Needs.Oracles"/>: how many. Without it they get the usual number.</summary>
public interface IUsesOracles
{
    const int Usual = 5;

    int Oracles { get; }
}
