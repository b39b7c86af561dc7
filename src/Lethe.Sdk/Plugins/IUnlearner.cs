namespace Lethe.Sdk;

/// <summary>A method that turns a subject into one that has forgotten. Id prefix <c>unlearn</c>.</summary>
public interface IUnlearner : IPlugin
{
    /// <summary>Changes <see cref="UnlearningJob.Model"/> in place, and stops when the budget or the caller says so.</summary>
    void Unlearn(UnlearningJob job);
}
