using Lethe.Auditing.Documents;

namespace Lethe.Web.Drafts;

/// <summary>What is wrong with a draft, by where it is.</summary>
public sealed class DraftFaults(IReadOnlyList<SourceFault> all)
{
    public static readonly DraftFaults None = new([]);

    public IReadOnlyList<SourceFault> All => all;

    /// <summary>At this place itself.</summary>
    public IEnumerable<SourceFault> At(string path) => all.Where(fault => fault.Path == path);

    /// <summary>At this place or in it.</summary>
    public IEnumerable<SourceFault> Within(string path) => all.Where(fault => fault.Path == path
        || fault.Path.StartsWith(path + ".", StringComparison.Ordinal) || fault.Path.StartsWith(path + "[", StringComparison.Ordinal));

    /// <summary>At this place, or at what stands there and has no field of its own.</summary>
    public IEnumerable<SourceFault> At(string path, IReadOnlyCollection<string> fields) => Within(path).Where(fault =>
        fault.Path == path || !fields.Contains(fault.Path[(path.Length + 1)..].Split('.', '[')[0]));

    /// <summary>The id of the field at a place, for labels and descriptions.</summary>
    public static string FieldId(string path) => "f-" + string.Concat(path.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
