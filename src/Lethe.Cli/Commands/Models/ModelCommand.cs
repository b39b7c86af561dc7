using System.CommandLine;

namespace Lethe.Cli.Commands.Models;

internal static class ModelCommand
{
    public static Command Create() => new("model", "Look at models and hand over those that audits made.") { ModelInfoCommand.Create(), ModelExportCommand.Create() };
}
