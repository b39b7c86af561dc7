namespace Lethe.Torch;

/// <summary>
/// Reads the header of an array: a Python dictionary with three known keys. It understands that and nothing else
/// of Python: text in quotes, True and False, a tuple of whole numbers.
/// </summary>
internal ref struct NpyLiteral(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    public string? Type { get; private set; }

    public bool? Fortran { get; private set; }

    public long[]? Shape { get; private set; }

    /// <summary>Reads it all.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Read()
    {
        if (!Take('{')) return "is not a dictionary";
        while (!Take('}'))
        {
            if (Text() is not { } key || !Take(':')) return "is not made of named entries";
            if (ReadValue(key) is { } fault) return fault;
            if (!Take(',') && Next() != '}') return "has something between its entries";
        }
        if (Next() != '\0' || _rest.Length > 0) return "goes on after its end";
        return Type is null || Fortran is null || Shape is null ? "lacks one of descr, fortran_order and shape" : null;
    }

    private string? ReadValue(string key)
    {
        switch (key)
        {
            case "descr" when Type is null:
                if (Next() is '[' or '(') return "describes a structured array, whose elements are records and not numbers";
                Type = Text();
                return Type is null ? "has a descr that is not text" : null;
            case "fortran_order" when Fortran is null:
                Fortran = TakeWord("True") ? true : TakeWord("False") ? false : null;
                return Fortran is null ? "has a fortran_order that is neither True nor False" : null;
            case "shape" when Shape is null:
                Shape = Numbers();
                return Shape is null ? "has a shape that is not a tuple of whole numbers" : null;
            default:
                return $"has an unknown or repeated entry {Quoted.Name(key)}";
        }
    }

    private long[]? Numbers()
    {
        if (!Take('(')) return null;
        var numbers = new List<long>();
        while (!Take(')'))
        {
            Next();
            var digits = _rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || numbers.Count == Shapes.MostDimensions) return null;
            if (!long.TryParse(_rest[..digits], out var number)) return null;
            numbers.Add(number);
            _rest = _rest[digits..];
            // Python 2 wrote its long numbers with an L.
            _ = Take('L');
            // A comma makes the tuple: (3) would be the number.
            if (!Take(',') && (Next() != ')' || numbers.Count == 1)) return null;
        }
        return [.. numbers];
    }

    private string? Text()
    {
        var quote = Next();
        if (quote is not ('\'' or '"')) return null;
        var end = _rest[1..].IndexOf(quote);
        if (end < 0 || _rest.Slice(1, end).Contains('\\')) return null;
        var found = _rest.Slice(1, end).ToString();
        _rest = _rest[(end + 2)..];
        return found;
    }

    private bool TakeWord(string word)
    {
        Next();
        if (!_rest.StartsWith(word, StringComparison.Ordinal)) return false;
        _rest = _rest[word.Length..];
        return true;
    }

    private bool Take(char wanted)
    {
        if (Next() != wanted || _rest.IsEmpty) return false;
        _rest = _rest[1..];
        return true;
    }

    /// <summary>The next character that is no white space, left where it is; NUL at the end.</summary>
    private char Next()
    {
        _rest = _rest.TrimStart(" \t\r\n");
        return _rest.IsEmpty ? '\0' : _rest[0];
    }
}
