using System.Reflection;

namespace Lethe.Sdk;

/// <summary>
/// What a plugin class says of itself through the static members of its contract. All of them throw an
/// <see cref="InvalidOperationException"/> that names the member when the class's own code fails.
/// </summary>
public static class PluginStatics
{
    public static Needs NeedsOf(Type plugin) => Ask<Needs>(nameof(ReadNeeds), plugin, nameof(IPlugin.Needs));

    public static bool IsSeeded(Type plugin) => Ask<bool>(nameof(ReadIsSeeded), plugin, nameof(IPlugin.IsSeeded));

    /// <summary>None for everything but a model source.</summary>
    public static Capabilities GivesOf(Type plugin) => plugin.IsAssignableTo(typeof(IModelSource))
        ? Ask<Capabilities>(nameof(ReadGives), plugin, nameof(IModelSource.Gives))
        : Capabilities.None;

    public static bool IsOnOracles(Type plugin) =>
        plugin.IsAssignableTo(typeof(IEvaluator)) && Ask<bool>(nameof(ReadOnOracles), plugin, nameof(IEvaluator.OnOracles));

    public static bool IsAboutForgetting(Type plugin) =>
        plugin.IsAssignableTo(typeof(IEvaluator)) && Ask<bool>(nameof(ReadIsAboutForgetting), plugin, nameof(IEvaluator.IsAboutForgetting));

    /// <summary>Empty for everything but an evaluator.</summary>
    public static IReadOnlyList<Metric> MetricsOf(Type plugin)
    {
        if (!plugin.IsAssignableTo(typeof(IEvaluator))) return [];
        var metrics = Ask<IReadOnlyList<Metric?>?>(nameof(ReadMetrics), plugin, nameof(IEvaluator.Metrics)) ?? [];
        if (metrics.Contains(null)) throw new InvalidOperationException($"Metrics of {plugin.Name} holds a null.");
        return [.. metrics.OfType<Metric>()];
    }

    // Through a type parameter, as the compiler would: an explicit implementation is found as well as an inherited one.
    private static T Ask<T>(string reader, Type plugin, string member)
    {
        var method = typeof(PluginStatics).GetMethod(reader, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(plugin);
        try
        {
            return (T)method.Invoke(null, null)!;
        }
        catch (TargetInvocationException failure)
        {
            throw new InvalidOperationException($"{member} of {plugin.Name} cannot be read: {failure.GetBaseException().Message}");
        }
    }

    private static Needs ReadNeeds<T>() where T : IPlugin => T.Needs;

    private static bool ReadIsSeeded<T>() where T : IPlugin => T.IsSeeded;

    private static Capabilities ReadGives<T>() where T : IModelSource => T.Gives;

    private static bool ReadOnOracles<T>() where T : IEvaluator => T.OnOracles;

    private static bool ReadIsAboutForgetting<T>() where T : IEvaluator => T.IsAboutForgetting;

    private static IReadOnlyList<Metric> ReadMetrics<T>() where T : IEvaluator => T.Metrics;
}
