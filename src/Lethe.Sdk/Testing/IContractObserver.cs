namespace Lethe.Sdk.Testing;

/// <summary>Follows a check while it runs: a plugin may take the process down with it, and then this is what is known.</summary>
public interface IContractObserver
{
    void Begins(string row, string promise);

    void Ended(ContractResult result);
}
