namespace Lethe.Plugins;

/// <summary>What became of a plugin folder.</summary>
public enum PluginStatus
{
    /// <summary>Loaded; its plugins can be used.</summary>
    Active,

    /// <summary>Built for another version of the contracts.</summary>
    Incompatible,

    /// <summary>Its files are not what they should be, or a type of it does not load.</summary>
    Malfunctioned,

    /// <summary>Another folder, found earlier, has a plugin of the same id.</summary>
    Duplicate,
}
