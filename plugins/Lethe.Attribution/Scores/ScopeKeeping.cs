using TorchSharp;

namespace Lethe.Attribution.Scores;

/// <summary>For what an inner scope makes and an outer one is to own.</summary>
internal static class ScopeKeeping
{
    public static T Kept<T>(this DisposeScope scope, T made) where T : IDisposable
    {
        scope.Attach(made);
        return made;
    }
}
