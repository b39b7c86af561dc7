using System.Text;

namespace Lethe.Data.Text;

/// <summary>
/// Text as numbers: one for each byte of its UTF-8 form, and four marks. A record is laid out as begin, the prompt's
/// bytes, answer, the answer's bytes, end, and then padding; a text without a question is all answer.
/// </summary>
public static class ByteTokens
{
    public const int Begin = 256;
    public const int Answer = 257;
    public const int End = 258;
    public const int Padding = 259;

    /// <summary>How many different numbers there are.</summary>
    public const int Count = 260;

    private const int Marks = 3;

    /// <summary>A name for each number: what a language model's outputs stand for.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enumerable.Range(0, 256).Select(value => $"0x{value:x2}"), "begin", "answer", "end", "padding"];

    /// <summary>How many numbers a record takes without padding.</summary>
    public static int Length(string prompt, string answer) =>
        Encoding.UTF8.GetByteCount(prompt) + Encoding.UTF8.GetByteCount(answer) + Marks;

    /// <summary>Fills all of the room; what does not fit is cut off.</summary>
    public static void Encode(string prompt, string answer, Span<long> into)
    {
        byte[] question = Encoding.UTF8.GetBytes(prompt), reply = Encoding.UTF8.GetBytes(answer);
        long[] all = [Begin, .. question.Select(value => (long)value), Answer, .. reply.Select(value => (long)value), End];
        into.Fill(Padding);
        all.AsSpan(0, Math.Min(all.Length, into.Length)).CopyTo(into);
    }

    /// <summary>Prompt and answer of a record; bytes that are no UTF-8 become replacement characters.</summary>
    public static (string Prompt, string Answer) Decode(ReadOnlySpan<long> tokens)
    {
        var (prompt, answer) = (new List<byte>(), new List<byte>());
        var current = prompt;
        foreach (var token in tokens)
        {
            if (token is End or Padding) break;
            if (token == Answer) current = answer;
            else if (token is >= 0 and < Begin) current.Add((byte)token);
        }
        return (Encoding.UTF8.GetString([.. prompt]), Encoding.UTF8.GetString([.. answer]));
    }
}
