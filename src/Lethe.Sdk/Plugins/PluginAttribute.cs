namespace Lethe.Sdk;

/// <summary>Makes a class a plugin: its id, fixed once released, and its name for people.</summary>
/// <param name="id"><c>kind.name</c> in lower case with hyphens, such as <c>unlearn.gradient-ascent</c>.</param>
/// <param name="name">What pages and tables call it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PluginAttribute(string id, string name) : Attribute
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>One or two sentences on what it does, for the reference page.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Where the method was published.</summary>
    public string Paper { get; init; } = "";
}
