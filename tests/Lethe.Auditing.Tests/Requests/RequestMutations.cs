using Lethe.Statistics;

namespace Lethe.Auditing.Tests.Requests;

/// <summary>Breaks a good request in ways that people, editors and networks do.</summary>
internal sealed class RequestMutations(RandomStream random)
{
    private static readonly string[] Values =
    [
        "true", "null", "[]", "{}", "-1", "1e999", ".nan", "\"\"", "[[1]]", "{ use: { use: x } }", "2001-01-01", "*a", "&a b", "!!int x", "'", "\"",
        "unlearn.fine-tunes", "eval.", ".", "UNLEARN.FINE-TUNE", "{ use: }", "999999999999999999999999", "0x10", "- a", "? b", "|", ">", "%", "@", "`",
        "\t", "\0", "\ufeff", "\ud800", "\u2028", "{ a: b, a: c }", "{ ? [x] : y }", "<<", "*", "&", "!", "#", ",", "]", "}", ":", "\\", "\"\\ud800\"",
    ];

    public string Mutate(string text)
    {
        var count = 1 + random.NextInt(4);
        for (var i = 0; i < count; i++)
        {
            text = random.NextInt(8) switch
            {
                0 => Delete(text),
                1 => Swap(text),
                2 => text[..random.NextInt(text.Length + 1)],
                3 => ReplaceWord(text, Values[random.NextInt(Values.Length)]),
                4 => Insert(text, Values[random.NextInt(Values.Length)]),
                5 => Insert(text, ((char)random.NextInt(0x3000)).ToString()),
                6 => ReplaceWord(text, Word(text)),
                _ => SwapLines(text),
            };
        }
        return text;
    }

    private string Delete(string text)
    {
        var start = random.NextInt(text.Length + 1);
        return text.Remove(start, Math.Min(text.Length - start, random.NextInt(30)));
    }

    private string Swap(string text)
    {
        if (text.Length < 2) return text;
        var letters = text.ToCharArray();
        var (a, b) = (random.NextInt(letters.Length), random.NextInt(letters.Length));
        (letters[a], letters[b]) = (letters[b], letters[a]);
        return new string(letters);
    }

    private string SwapLines(string text)
    {
        var lines = text.Split('\n');
        random.Shuffle(lines.AsSpan());
        return string.Join('\n', lines.Take(1 + random.NextInt(lines.Length)));
    }

    private string Insert(string text, string what) => text.Insert(random.NextInt(text.Length + 1), what);

    private string ReplaceWord(string text, string what)
    {
        var word = Word(text);
        return word.Length == 0 ? text + what : text.Replace(word, what, StringComparison.Ordinal);
    }

    private string Word(string text)
    {
        var words = text.Split([' ', '\n', ',', '{', '}', '[', ']', ':'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : words[random.NextInt(words.Length)];
    }
}
