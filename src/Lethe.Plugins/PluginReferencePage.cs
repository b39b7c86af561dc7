using System.Text;
using Lethe.Plugins.Options;
using Lethe.Sdk;

namespace Lethe.Plugins;

/// <summary>A plugin's page in the reference, in Markdown, from the same facts as its form and its schema.</summary>
public static class PluginReferencePage
{
    public static string Of(PluginDescriptor plugin)
    {
        var page = new StringBuilder();
        page.Append($"# {Inline(plugin.Name)}\n\n`{plugin.Id}` · {plugin.Kind.Name} · version {Inline(plugin.Version)}\n");
        if (plugin.Summary.Length > 0) page.Append($"\n{Inline(plugin.Summary)}\n");
        if (plugin.Paper.Length > 0) page.Append($"\nPublished in: {Inline(plugin.Paper)}\n");
        page.Append($"\nNeeds: {Needs(plugin.Needs)}\n");
        AppendOptions(page, plugin.Options);
        AppendMetrics(page, plugin.Metrics);
        return page.ToString();
    }

    private static void AppendOptions(StringBuilder page, OptionsSchema options)
    {
        page.Append("\n## Options\n\n");
        if (options.Fields.Count == 0)
        {
            page.Append("It takes none.\n");
            return;
        }
        page.Append("| option | value | default | |\n|---|---|---|---|\n");
        foreach (var field in options.Fields)
            page.Append($"| `{field.Name}` | {Cell(Inline(field.ValueWords))} | {Default(field)} | {Cell(Inline(field.Description))} |\n");
    }

    private static void AppendMetrics(StringBuilder page, IReadOnlyList<Metric> metrics)
    {
        if (metrics.Count == 0) return;
        page.Append("\n## Metrics\n\n| metric | name | good | evidence | definition |\n|---|---|---|---|---|\n");
        foreach (var metric in metrics)
        {
            var unit = metric.Unit.Length == 0 ? "" : $" ({metric.Unit})";
            page.Append($"| `{metric.Id}` | {Cell(Inline(metric.Name + unit))} | {Good(metric.Direction)} | {(metric.Evidence == Evidence.None ? "" : $"{metric.Evidence}".ToLowerInvariant())} | {Cell(Inline(metric.Definition))} |\n");
        }
    }

    private static string Default(OptionField field) =>
        field.DefaultText is { } text ? $"`{Cell(text)}`" : "required";

    private static string Needs(Needs needs) => needs == Sdk.Needs.None
        ? "nothing beyond predictions."
        : string.Join(", ", Enum.GetValues<Needs>().Where(one => one != Sdk.Needs.None && needs.HasFlag(one)).Select(one => OptionJson.NameOf(one).Replace('-', ' '))) + ".";

    private static string Good(Direction direction) => direction switch
    {
        Direction.Higher => "higher",
        Direction.Lower => "lower",
        Direction.LikeOracle => "like an oracle's",
        Direction.Half => "near one half",
        _ => "",
    };

    // A stranger's words must not become markup of the page they are shown on.
    private static string Inline(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            if (character is '\\' or '*' or '[' or ']' or '<' or '>' or '#' or '`') result.Append('\\');
            result.Append(character);
        }
        return result.ToString();
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
