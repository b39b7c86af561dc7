namespace Lethe.Auditing.Planning;

/// <summary>What the units of a plan are called.</summary>
public static class PlanNames
{
    public const string Data = "data";
    public const string Subject = "subject";
    public const string Forget = "forget";
    public const string Oracles = "oracles";
    public const string Shadows = "shadows";

    public static string Unlearn(string label) => $"unlearn/{label}";

    public static string Evaluate(string subject, string evaluator) => $"evaluate/{subject}/{evaluator}";
}
