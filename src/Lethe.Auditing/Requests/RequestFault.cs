namespace Lethe.Auditing.Requests;

/// <summary>One thing wrong with a request.</summary>
/// <param name="Line">Counted from 1; 0 when it concerns no line in particular.</param>
/// <param name="Path">Where in the request, such as <c>unlearn[1].epochs</c>.</param>
public sealed record RequestFault(int Line, string Path, string Message)
{
    public override string ToString() => Line > 0 ? $"line {Line}: {Message}" : Message;
}
