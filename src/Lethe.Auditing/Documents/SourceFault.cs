namespace Lethe.Auditing.Documents;

/// <summary>One thing wrong with what somebody wrote.</summary>
/// <param name="Line">Counted from 1; 0 when it concerns no line in particular, or one that is not in the file.</param>
/// <param name="Path">Where, such as <c>unlearn[1].epochs</c>.</param>
public sealed record SourceFault(int Line, string Path, string Message)
{
    public override string ToString() =>
        Line > 0 ? $"line {Line}: {Message}" : Path.Length > 0 ? $"{Path}: {Message}" : Message;
}
