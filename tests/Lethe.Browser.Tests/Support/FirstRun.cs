using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Support;

/// <summary>What somebody sees who opens Lethe for the first time and presses the one button there is, until the demo is over.</summary>
/// <param name="Audit">The demo's id.</param>
/// <param name="Steps">How many steps were done of how many, each time the page showed another number.</param>
/// <param name="Units">How far each unit was, each time the page showed another number.</param>
/// <param name="Stages">What the table of stages showed as their states, one line each time that it changed.</param>
internal sealed record FirstRun(string Audit, IReadOnlyList<FirstRun.Count> Steps, IReadOnlyDictionary<string, IReadOnlyList<FirstRun.Count>> Units, IReadOnlyList<string> Stages)
{
    // The page itself keeps what it shows: a test that looked now and then would miss what is quick.
    private const string Keep =
        """
        () => {
          const seen = window.seen = { steps: [], units: {}, stages: [] };
          const add = (list, one) => { if (JSON.stringify(list.at(-1)) !== JSON.stringify(one)) list.push(one); };
          const look = () => {
            const steps = document.querySelector('progress[aria-label="Steps done"]');
            if (steps) add(seen.steps, { done: steps.value, of: steps.max });
            for (const unit of document.querySelectorAll('.units li')) {
              const bar = unit.querySelector('progress');
              add(seen.units[bar.getAttribute('aria-label')] ??= [], { done: bar.value, of: bar.max });
            }
            const stages = [...document.querySelectorAll('main tr .badge')].map(badge => badge.textContent).join(' ');
            if (stages) add(seen.stages, stages);
          };
          new MutationObserver(look).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
          look();
        }
        """;

    public static async Task<FirstRun> WatchAsync(Visit visit)
    {
        await visit.GoAsync("/");
        await visit.SeesAsync("Nothing has been audited yet");
        await visit.Button("Run the demo").ClickAsync();
        var audit = await visit.ArriveAsync("/audits/[0-9a-z]{10}$");
        await visit.Page.EvaluateAsync(Keep);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Findings", Exact = true })).ToBeVisibleAsync();
        using var kept = JsonDocument.Parse(await visit.Page.EvaluateAsync<string>("() => JSON.stringify(window.seen)"));
        var seen = kept.RootElement;
        return new FirstRun(audit, Counts(seen.GetProperty("steps")), seen.GetProperty("units").EnumerateObject().ToDictionary(unit => unit.Name, unit => Counts(unit.Value)),
            [.. seen.GetProperty("stages").EnumerateArray().Select(line => line.GetString()!)]);
    }

    private static IReadOnlyList<Count> Counts(JsonElement list) => [.. list.EnumerateArray().Select(one => new Count(one.GetProperty("done").GetDouble(), one.GetProperty("of").GetDouble()))];

    public sealed record Count(double Done, double Of);
}
