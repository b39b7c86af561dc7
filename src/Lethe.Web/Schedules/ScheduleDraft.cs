using System.ComponentModel;

namespace Lethe.Web.Schedules;

/// <summary>A schedule as somebody writes it.</summary>
/// <param name="Request">The request's text, YAML or JSON.</param>
/// <param name="Policy">A policy of Lethe's home, by the name of its file; null: the one that the request names, if any.</param>
/// <param name="Cron">Five fields, minutes first, or Quartz's six or seven; null: only the other triggers.</param>
/// <param name="Zone">Whose clock the expression goes by.</param>
/// <param name="OnModel">Also when a file that the request names has another content.</param>
/// <param name="OnPlugins">Also when a plugin it uses, or Lethe itself, has another version.</param>
/// <param name="OnPolicy">Also when the policy reads differently.</param>
/// <param name="RotateSeed">Each run takes the seed after the last one's.</param>
/// <param name="Canary">Beside it one run with the first seed, whose numbers must be the same bit for bit.</param>
public sealed record ScheduleDraft(
    string Name, string Request, string? Policy = null, string? Cron = null, [property: DefaultValue("UTC")] string Zone = "UTC", bool OnModel = false, bool OnPlugins = false,
    bool OnPolicy = false, [property: DefaultValue(true)] bool RotateSeed = true, [property: DefaultValue(true)] bool Canary = true, [property: DefaultValue(true)] bool Enabled = true);
