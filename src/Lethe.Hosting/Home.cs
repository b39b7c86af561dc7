namespace Lethe.Hosting;

/// <summary>Where Lethe keeps what it makes and remembers.</summary>
public sealed record Home(string Folder)
{
    /// <summary>The variable of the environment that names another store.</summary>
    public const string StoreVariable = "LETHE_STORE";

    /// <summary>The folder <c>store</c>, unless another one is named: what is to be computed anew gets an empty one.</summary>
    public string Store { get; init; } = Path.Combine(Folder, "store");

    public string Database => Path.Combine(Folder, "lethe.db");

    /// <summary>A folder for each audit: its request, its plan, its log.</summary>
    public string Audits => Path.Combine(Folder, "audits");

    /// <summary>Plugins for whoever works with this home.</summary>
    public string Plugins => Path.Combine(Folder, "plugins");

    /// <summary>The key that signs certificates; nobody but its owner may read it.</summary>
    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>What sessions in browsers are signed with; nobody but its owner may read it.</summary>
    public string SessionKeys => Path.Combine(Folder, "session-keys");

    /// <summary>Policies by name, for schedules and pages.</summary>
    public string Policies => Path.Combine(Folder, "policies");

    /// <summary>What this installation is set to, such as whom to tell.</summary>
    public string Settings => Path.Combine(Folder, "settings.json");

    public string Costs => Path.Combine(Folder, "costs.json");

    public string Hashes => Path.Combine(Folder, "hashes.json");

    /// <summary><c>LETHE_HOME</c>, or the place that the system's conventions give to programs' data.</summary>
    public static Home Find() => Environment.GetEnvironmentVariable(StoreVariable) is { Length: > 0 } store
        ? Usual() with { Store = Path.GetFullPath(store) }
        : Usual();

    private static Home Usual()
    {
        if (Environment.GetEnvironmentVariable("LETHE_HOME") is { Length: > 0 } given) return new(Path.GetFullPath(given));
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new(Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "lethe"));
    }
}
