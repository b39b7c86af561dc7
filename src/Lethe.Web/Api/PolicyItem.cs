using Lethe.Auditing.Documents;
using Lethe.Auditing.Verdicts;
using Lethe.Hosting.Policies;

namespace Lethe.Web.Api;

/// <summary>A policy of Lethe's home.</summary>
/// <param name="Policy">The name of its file.</param>
/// <param name="Title">The name that it gives itself.</param>
/// <param name="Hash">SHA-256 of the text, as certificates name it; null when it has faults.</param>
/// <param name="Faults">What is wrong with it; a file can be changed by other means.</param>
public sealed record PolicyItem(string Policy, string Title, int Gates, string? Hash, IReadOnlyList<SourceFault> Faults, string Text)
{
    internal static PolicyItem Of(PolicyShelf shelf, string name)
    {
        var text = shelf.Read(name)!;
        try
        {
            var policy = shelf.Check(text);
            return new PolicyItem(name, policy.Name, policy.Gates.Count, policy.Hash, [], text);
        }
        catch (PolicyException faulty)
        {
            return new PolicyItem(name, "", 0, null, faulty.Faults, text);
        }
    }
}
