using Lethe.Cli.Health;

namespace Lethe.Cli.Commands;

/// <summary>One line per result, never wrapped: for logs, pipes and mail.</summary>
internal static class DoctorLines
{
    private const int StatusWidth = 10;
    private const int TitleWidth = 16;

    public static void Write(IReadOnlyList<CheckResult> results, TextWriter output)
    {
        foreach (var result in results)
        {
            output.WriteLine($"{Word(result.Status),-StatusWidth}{result.Title,-TitleWidth}{result.Detail}");
            if (result.Remedy is not null)
                output.WriteLine($"{"",StatusWidth + TitleWidth}{result.Remedy}");
        }

        output.WriteLine(Summary(results));
    }

    public static int Missing(IReadOnlyList<CheckResult> results) => results.Count(result => result.Status == CheckStatus.Missing);

    public static string Word(CheckStatus status) => status switch
    {
        CheckStatus.Ok => "ok",
        CheckStatus.Optional => "optional",
        _ => "missing",
    };

    public static string Summary(IReadOnlyList<CheckResult> results) => Missing(results) switch
    {
        0 => "Everything that is needed is there.",
        1 => "One needed thing is missing.",
        var count => $"{count} needed things are missing.",
    };
}
