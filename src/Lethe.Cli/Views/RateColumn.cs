using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lethe.Cli.Views;

/// <summary>Steps a second.</summary>
internal sealed class RateColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Speed is { } speed and > 0 ? $"{Words.Number(Math.Round(speed, 1))}/s" : "", new Style(Color.Grey)).RightJustified();
}
