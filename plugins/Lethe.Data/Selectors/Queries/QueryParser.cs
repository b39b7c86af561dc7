using System.Globalization;

namespace Lethe.Data.Selectors.Queries;

/// <summary>
/// Reads an expression: or of ands of comparisons, each of which may be negated or stand in parentheses. A comparison
/// is a field with ==, !=, &lt;, &lt;=, &gt;, &gt;=, in [...] or, for texts, starts.
/// </summary>
internal sealed class QueryParser
{
    private const int Longest = 10_000;
    private const int Deepest = 64;

    private readonly SelectionJob _job;
    private readonly QueryScanner _scanner;
    private QueryToken _next;
    private int _depth;

    public QueryParser(string text, SelectionJob job)
    {
        if (text.Length > Longest) throw new SelectionException($"The expression has {text.Length} characters; {Longest} are allowed.");
        _job = job;
        _scanner = new QueryScanner(text);
        _next = _scanner.Next();
    }

    public Func<Split, int, bool> Parse()
    {
        var condition = Any();
        return _next.Kind == QueryTokenKind.End ? condition : throw Unexpected("'and', 'or' or the end");
    }

    private Func<Split, int, bool> Any()
    {
        var condition = All();
        while (TakeWord("or"))
        {
            var (left, right) = (condition, All());
            condition = (split, row) => left(split, row) || right(split, row);
        }
        return condition;
    }

    private Func<Split, int, bool> All()
    {
        var condition = One();
        while (TakeWord("and"))
        {
            var (left, right) = (condition, One());
            condition = (split, row) => left(split, row) && right(split, row);
        }
        return condition;
    }

    private Func<Split, int, bool> One()
    {
        if (++_depth > Deepest) throw QueryScanner.Fault(_next.At, $"it is nested more than {Deepest} deep");
        Func<Split, int, bool> condition;
        if (TakeWord("not"))
        {
            var inner = One();
            condition = (split, row) => !inner(split, row);
        }
        else if (TakeSymbol("("))
        {
            condition = Any();
            if (!TakeSymbol(")")) throw Unexpected("')'");
        }
        else
        {
            condition = Comparison();
        }
        _depth--;
        return condition;
    }

    private Func<Split, int, bool> Comparison()
    {
        if (_next.Kind != QueryTokenKind.Word) throw Unexpected("a field");
        var field = Take();
        return field.Text switch
        {
            "id" => OfText((split, row) => split.Id(row)),
            "owner" when _job.Train.HasOwners => OfText((split, row) => split.Owner(row)!),
            "owner" => throw QueryScanner.Fault(field.At, "the training records have no owners"),
            "label" when _job.Train.HasLabels => OfNumber((split, row) => split.Label(row), Label),
            "label" => throw QueryScanner.Fault(field.At, "the training records carry no labels"),
            var name when _job.Train.AttributeNames.Contains(name) => OfNumber((split, row) => split.Attribute(name, row)!.Value, Number),
            _ => throw QueryScanner.Fault(field.At, $"there is no field {field}. There are: {string.Join(", ", Fields())}"),
        };
    }

    private IEnumerable<string> Fields() => new[] { "id" }
        .Concat(_job.Train.HasOwners ? ["owner"] : []).Concat(_job.Train.HasLabels ? ["label"] : []).Concat(_job.Train.AttributeNames);

    private Func<Split, int, bool> OfText(Func<Split, int, string> read)
    {
        if (TakeWord("starts"))
        {
            var prefix = Text();
            return (split, row) => read(split, row).StartsWith(prefix, StringComparison.Ordinal);
        }
        if (TakeWord("in"))
        {
            var texts = List(Text).ToHashSet(StringComparer.Ordinal);
            return (split, row) => texts.Contains(read(split, row));
        }
        var (equal, different) = (TakeSymbol("=="), false);
        if (!equal && !(different = TakeSymbol("!="))) throw Unexpected("==, !=, in or starts");
        var wanted = Text();
        return (split, row) => read(split, row) == wanted != different;
    }

    private Func<Split, int, bool> OfNumber(Func<Split, int, double> read, Func<double> value)
    {
        if (TakeWord("in"))
        {
            var numbers = List(value).ToHashSet();
            return (split, row) => numbers.Contains(read(split, row));
        }
        var sign = _next.Text;
        if (_next.Kind != QueryTokenKind.Symbol || sign is not ("==" or "!=" or "<" or "<=" or ">" or ">="))
            throw Unexpected("==, !=, <, <=, >, >= or in");
        Take();
        var other = value();
        return sign switch
        {
            "==" => (split, row) => read(split, row) == other,
            "!=" => (split, row) => read(split, row) != other,
            "<" => (split, row) => read(split, row) < other,
            "<=" => (split, row) => read(split, row) <= other,
            ">" => (split, row) => read(split, row) > other,
            _ => (split, row) => read(split, row) >= other,
        };
    }

    private List<T> List<T>(Func<T> value)
    {
        if (!TakeSymbol("[")) throw Unexpected("'['");
        var values = new List<T> { value() };
        while (TakeSymbol(",")) values.Add(value());
        return TakeSymbol("]") ? values : throw Unexpected("',' or ']'");
    }

    private string Text() => _next.Kind == QueryTokenKind.Text ? Take().Text : throw Unexpected("a text in double quotes");

    private double Number() => _next.Kind == QueryTokenKind.Number
        ? double.Parse(Take().Text, NumberStyles.Float, CultureInfo.InvariantCulture)
        : throw Unexpected("a number");

    private double Label() => _next.Kind == QueryTokenKind.Text ? Selection.Class(Take().Text, _job) : Number();

    private bool TakeWord(string word) => TakeIf(_next.Kind == QueryTokenKind.Word && _next.Text == word);

    private bool TakeSymbol(string symbol) => TakeIf(_next.Kind == QueryTokenKind.Symbol && _next.Text == symbol);

    private bool TakeIf(bool fits)
    {
        if (fits) Take();
        return fits;
    }

    private QueryToken Take()
    {
        var token = _next;
        _next = _scanner.Next();
        return token;
    }

    private SelectionException Unexpected(string wanted) => QueryScanner.Fault(_next.At, $"{wanted} should be here, not {_next}");
}
