namespace Lethe.Hosting;

/// <summary>Where Lethe keeps what it makes and remembers.</summary>
public sealed record Home(string Folder)
{
    public string Store => Path.Combine(Folder, "store");

    public string Database => Path.Combine(Folder, "lethe.db");

    /// <summary>A folder for each audit: its request, its plan, its log.</summary>
    public string Audits => Path.Combine(Folder, "audits");

    /// <summary>Plugins for whoever works with this home.</summary>
    public string Plugins => Path.Combine(Folder, "plugins");

    /// <summary>The key that signs certificates; nobody but its owner may read it.</summary>
    public string Keys => Path.Combine(Folder, "keys");

    public string Costs => Path.Combine(Folder, "costs.json");

    public string Hashes => Path.Combine(Folder, "hashes.json");

    /// <summary><c>LETHE_HOME</c>, or the place that the system's conventions give to programs' data.</summary>
    public static Home Find()
    {
        if (Environment.GetEnvironmentVariable("LETHE_HOME") is { Length: > 0 } given) return new(Path.GetFullPath(given));
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new(Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "lethe"));
    }
}
