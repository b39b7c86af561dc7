using System.Reflection;

namespace Lethe.Hosting;

/// <summary>Which build of Lethe this is.</summary>
public static class ProductVersion
{
    private const string Program = "lethe";
    private const int ShortCommit = 12;

    /// <summary>The version and the commit it was built from, as <c>0.1.0 (0123456789ab)</c>.</summary>
    public static string Text { get; } = Describe(Assembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0");

    /// <summary>Splits an informational version, <c>version+commit</c>; a build outside git has no commit.</summary>
    public static string Describe(string informational)
    {
        var plus = informational.IndexOf('+', StringComparison.Ordinal);
        if (plus < 0)
            return $"{informational} (no commit)";
        var commit = informational[(plus + 1)..];
        return $"{informational[..plus]} ({commit[..Math.Min(ShortCommit, commit.Length)]})";
    }

    // The program alone names its commit; where this runs without it there is none to name.
    private static Assembly Assembly() =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == Program) ?? System.Reflection.Assembly.GetExecutingAssembly();
}
