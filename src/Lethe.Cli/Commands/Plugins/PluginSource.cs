using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lethe.Plugins;

namespace Lethe.Cli.Commands.Plugins;

/// <summary>The files a new plugin begins with.</summary>
/// <param name="Id">Its id, which is also the name of its folder and its project.</param>
internal sealed partial record PluginSource(string Id, PluginKind Kind)
{
    /// <exception cref="ArgumentException">The id is none.</exception>
    public static PluginSource Of(string id)
    {
        if (PluginKind.OfId(id) is not { } kind)
            throw new ArgumentException($"'{id}' does not say of which kind it is: ids begin with {string.Join(", ", PluginKind.All.Select(one => one.Prefix + "."))}.");
        if (!PluginIds.IsValid(id, kind))
            throw new ArgumentException($"'{id}' is no id: they look like {kind.Prefix}.some-name, lower case with hyphens.");
        return new PluginSource(id, kind);
    }

    /// <summary><c>unlearn.my-method</c> is the class <c>MyMethod</c>.</summary>
    public string ClassName
    {
        get
        {
            var name = string.Concat(Words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            return char.IsAsciiDigit(name[0]) ? "Plugin" + name : name;
        }
    }

    public string Code => Placeholder().Replace(Template(), match => match.Groups[1].Value switch
    {
        "id" => Id,
        "class" => ClassName,
        "name" => char.ToUpperInvariant(Words[0][0]) + string.Join(' ', Words)[1..],
        "metric" => string.Join('-', Words),
        var other => throw new InvalidOperationException($"The template of {Kind.Prefix} has a placeholder '{other}'."),
    });

    /// <param name="installed">The folder with Lethe.Sdk.dll.</param>
    /// <param name="plugins">The folder into which the build puts the plugin folder.</param>
    public static string Project(string installed, string plugins) => new XElement("Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("LetheFolder", new XAttribute("Condition", "'$(LetheFolder)' == ''"), Path.TrimEndingDirectorySeparator(installed) + "/"),
            new XElement("LethePlugins", new XAttribute("Condition", "'$(LethePlugins)' == ''"), plugins)),
        new XElement("Import", new XAttribute("Project", "$(LetheFolder)Lethe.Plugin.props"))) + Environment.NewLine;

    public string Readme(string plugins) => $"""
        # {Id}

        {char.ToUpperInvariant(Kind.WithArticle[0])}{Kind.WithArticle[1..]} for Lethe. `{ClassName}.cs` is all of it.

        ```sh
        dotnet build                  # puts the plugin folder into {plugins}
        lethe plugin check {Id}
        lethe plugin show {Id}
        ```

        """;

    private string[] Words => Id[(Kind.Prefix.Length + 1)..].Split('-');

    private string Template()
    {
        using var stream = typeof(PluginSource).Assembly.GetManifestResourceStream($"template.{Kind.Prefix}")
            ?? throw new InvalidOperationException($"There is no template for {Kind.WithArticle}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{([a-z]+)\}\}")]
    private static partial Regex Placeholder();
}
