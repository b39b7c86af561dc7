namespace Lethe.Sdk;

/// <summary>Says which training records are to be forgotten. Id prefix <c>forget</c>.</summary>
public interface IForgetSelector : IPlugin
{
    /// <summary>Rows of <see cref="SelectionJob.Train"/>, ascending, each once.</summary>
    IReadOnlyList<int> Select(SelectionJob job);
}
