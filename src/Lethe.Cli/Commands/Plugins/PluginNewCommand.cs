using System.CommandLine;

namespace Lethe.Cli.Commands.Plugins;

internal static class PluginNewCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "Its id, such as unlearn.my-method: the kind, a dot, a name in lower case with hyphens." };
        var folder = new Option<string?>("--folder") { Description = "The folder to make for its sources; without it, one with the id's name, here." };
        var plugins = new Option<string?>("--plugins") { Description = "The folder of plugin folders that the build puts it into; without it, the one of your Lethe home." };
        var command = new Command("new", "Begin a plugin: a project with one small class that already works.") { id, folder, plugins };
        command.SetAction(parsed =>
        {
            var source = PluginSource.Of(parsed.GetRequiredValue(id));
            var into = Path.GetFullPath(parsed.GetValue(folder) ?? source.Id);
            var output = parsed.GetValue(plugins) is { } given ? Path.GetFullPath(given) : Home.Find().Plugins;
            Write(source, Installation.Find(), into, output);
            parsed.InvocationConfiguration.Output.WriteLine($"""
                Begun in {into}. Go on there:
                  dotnet build
                  lethe plugin check {source.Id}
                  lethe plugin show {source.Id}
                """);
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static void Write(PluginSource source, Installation installation, string folder, string plugins)
    {
        if (installation.Checkout is { } checkout && (folder + Path.DirectorySeparatorChar).StartsWith(Path.GetFullPath(checkout) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ArgumentException($"{folder} is inside Lethe's own checkout, whose build settings would apply to it; name another place with --folder.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new ArgumentException($"{folder} is there and not empty; name another with --folder.");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, source.Id + ".csproj"), PluginSource.Project(installation.Binaries, plugins));
        File.WriteAllText(Path.Combine(folder, source.ClassName + ".cs"), source.Code);
        File.WriteAllText(Path.Combine(folder, "README.md"), source.Readme(plugins));
    }
}
