using System.CommandLine;
using System.Runtime.CompilerServices;
using Lethe.Cli.Remote;
using Lethe.Cli.Views;
using Lethe.Plugins;
using Lethe.Web.Api;
using Spectre.Console;

namespace Lethe.Cli.Commands.Plugins;

internal static class PluginListCommand
{
    public static Command Create()
    {
        var kind = new Option<string?>("--kind") { Description = $"Only plugins of this kind: {string.Join(", ", PluginKind.All.Select(one => one.Prefix))}." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var remote = new RemoteOptions();
        var command = new Command("list", "List every plugin, and every plugin folder that cannot be used with the reason.") { kind, json };
        kind.AcceptOnlyFromAmong([.. PluginKind.All.Select(one => one.Prefix)]);
        remote.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (remote.Connect(parsed) is { } client)
            {
                using (client) return await ListFarAsync(client, parsed.GetValue(kind), parsed.GetValue(json), parsed.InvocationConfiguration.Output, cancellation).ConfigureAwait(false);
            }
            var catalog = PluginRoots.Load(Installation.Find(), Home.Find());
            var wanted = parsed.GetValue(kind);
            var plugins = catalog.Plugins.Where(plugin => wanted is null || plugin.Kind.Prefix == wanted).ToArray();
            Write(catalog, plugins, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return (int)ExitCode.Pass;
        });
        return command;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ListFarAsync(LetheClient client, string? kind, bool json, TextWriter output, CancellationToken cancellation)
    {
        var all = await client.GetAsync<PluginItem[]>("plugins", cancellation).ConfigureAwait(false);
        var plugins = all.Where(plugin => kind is null || plugin.Kind == kind).ToArray();
        if (json) output.WriteLine(PluginJson.List(plugins).ToJsonString(PluginJson.Readable));
        else foreach (var plugin in plugins) output.WriteLine($"{plugin.Id,-32}  {plugin.Kind,-20}  {plugin.Version,-9}  {plugin.Name}");
        return (int)ExitCode.Pass;
    }

    private static void Write(PluginCatalog catalog, PluginDescriptor[] plugins, bool json, TextWriter output)
    {
        var broken = catalog.Packages.Where(package => package.Status != PluginStatus.Active).ToArray();
        if (json) output.WriteLine(PluginJson.List(catalog, plugins, broken).ToJsonString(PluginJson.Readable));
        else if (Terminal.IsSeen(output)) PluginListView.Write(catalog, plugins, broken, AnsiConsole.Console);
        else
        {
            foreach (var plugin in plugins)
                output.WriteLine($"{plugin.Id,-32}  {plugin.Kind.Name,-20}  {plugin.Version,-9}  {plugin.Name}  ({catalog.FolderOf(plugin)})");
            foreach (var package in broken)
                output.WriteLine($"{package.Status.ToString().ToLowerInvariant(),-14}{package.Folder}: {package.Reason}");
            if (plugins.Length == 0) output.WriteLine("No plugins. `lethe plugin new unlearn.my-method` begins one.");
        }
    }
}
