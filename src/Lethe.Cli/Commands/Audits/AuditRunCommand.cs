using System.CommandLine;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditRunCommand
{
    public static Command Create() => Create(Engine.Open);

    /// <param name="open">What it runs on.</param>
    internal static Command Create(Func<Engine> open)
    {
        var file = new Argument<string>("request") { Description = "The request, YAML or JSON." };
        var set = new Option<string[]>("--set")
        {
            Description = "Change a value of the request: seed=8, unlearn[0].epochs=3. Can be given again.",
            DefaultValueFactory = _ => [],
        };
        var options = new RunOptions();
        var command = new Command("run", "Run an audit and show what it found.") { file, set };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var engine = open();
            return await new AuditDoor(parsed, options).RunAsync(
                engine, () => new SubmissionReader(engine.Plugins).ReadFile(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set)), null, cancellation)
                .ConfigureAwait(false);
        });
        return command;
    }
}
