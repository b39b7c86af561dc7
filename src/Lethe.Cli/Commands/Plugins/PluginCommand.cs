using System.CommandLine;

namespace Lethe.Cli.Commands.Plugins;

internal static class PluginCommand
{
    public static Command Create() => new("plugin", "See what plugins there are; write one, and check what it promises.")
    {
        PluginListCommand.Create(),
        PluginShowCommand.Create(),
        PluginNewCommand.Create(),
        PluginCheckCommand.Create(),
        PluginTrialCommand.Create(),
    };
}
