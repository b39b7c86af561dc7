using System.Globalization;
using System.Text;

namespace Lethe.Data.Selectors.Queries;

/// <summary>Cuts an expression into its pieces.</summary>
internal sealed class QueryScanner(string text)
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ","];

    private int _at;

    public QueryToken Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        if (_at == text.Length) return new QueryToken(QueryTokenKind.End, "", _at + 1);
        var start = _at;
        var first = text[_at];
        if (first == '"') return Quoted();
        if (char.IsAsciiLetter(first) || first == '_') return Run(QueryTokenKind.Word, letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
        if (char.IsAsciiDigit(first) || first is '-' or '.')
        {
            var token = Run(QueryTokenKind.Number, letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+');
            return double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? token : throw Fault(token.At, $"{token} is no number");
        }
        var symbol = Array.Find(Symbols, one => string.CompareOrdinal(text, start, one, 0, one.Length) == 0);
        if (symbol is null) throw Fault(start + 1, $"'{first}' means nothing here; texts are written in double quotes");
        _at += symbol.Length;
        return new QueryToken(QueryTokenKind.Symbol, symbol, start + 1);
    }

    public static SelectionException Fault(int at, string reason) => new($"The expression is wrong at character {at}: {reason}.");

    private QueryToken Run(QueryTokenKind kind, Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < text.Length && belongs(text[_at])) _at++;
        return new QueryToken(kind, text[start.._at], start + 1);
    }

    private QueryToken Quoted()
    {
        var start = _at++;
        var value = new StringBuilder();
        for (; _at < text.Length && text[_at] != '"'; _at++)
        {
            // A backslash keeps a quote, or itself, from meaning anything.
            if (text[_at] == '\\' && _at + 1 < text.Length) _at++;
            value.Append(text[_at]);
        }
        if (_at == text.Length) throw Fault(start + 1, "a quote is opened and never closed");
        _at++;
        return new QueryToken(QueryTokenKind.Text, value.ToString(), start + 1);
    }
}
