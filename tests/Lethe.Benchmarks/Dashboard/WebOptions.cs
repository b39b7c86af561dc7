using System.CommandLine;

namespace Lethe.Benchmarks.Dashboard;

/// <summary>The options of <c>lethe bench --web</c>.</summary>
internal sealed class WebOptions
{
    private readonly Option<bool> _web = new("--web") { Description = "Fill a home of its own, serve it, and measure pages, routes and circuits instead" };
    private readonly Option<double> _minutes = new("--minutes") { Description = "With --web: how long the circuits are clicked in", DefaultValueFactory = _ => 5 };
    private readonly Option<int> _audits = new("--audits") { Description = "With --web: audits in the home, 300 findings each", DefaultValueFactory = _ => 1000 };
    private readonly Option<int> _circuits = new("--circuits") { Description = "With --web: pages that are open at once", DefaultValueFactory = _ => 50 };
    private readonly Option<int> _requests = new("--requests") { Description = "With --web: requests to each page and route", DefaultValueFactory = _ => 200 };

    public void AddTo(Command command)
    {
        command.Options.Add(_web);
        foreach (var count in new[] { _audits, _circuits, _requests })
        {
            // Six results are compared, each of another audit.
            var least = count == _audits ? 6 : 1;
            count.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < least) result.AddError($"{count.Name} must be {least} or more.");
            });
            command.Options.Add(count);
        }
        _minutes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 1440)) result.AddError("--minutes must be above 0, and a day at most.");
        });
        command.Options.Add(_minutes);
    }

    /// <summary>Null when the dashboard is not to be measured.</summary>
    public WebBenchOptions? Of(ParseResult parsed) => parsed.GetValue(_web)
        ? new WebBenchOptions(parsed.GetValue(_audits), parsed.GetValue(_requests), parsed.GetValue(_circuits), parsed.GetValue(_minutes))
        : null;
}
