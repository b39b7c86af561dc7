using Lethe.Data.Selectors;
using Lethe.Data.Tests.Support;

namespace Lethe.Data.Tests.Selectors;

public sealed class QueryTests
{
    private static readonly string[] Classes = ["cat", "dog", "emu"];

    private static int[] Select(string where, Split? train = null) =>
        [.. new QuerySelector(new QueryOptions { Where = where }).Select(Jobs.Selection(train ?? SelectorTests.Train, Classes))];

    private static string Fault(string where, Split? train = null) => Assert.Throws<SelectionException>(() => Select(where, train)).Message;

    public static TheoryData<string, Func<int, bool>> Expressions => new()
    {
        { "label == 2", i => i % 3 == 2 },
        { "label == \"dog\"", i => i % 3 == 1 },
        { "label != 0", i => i % 3 != 0 },
        { "label in [0, \"emu\"]", i => i % 3 != 1 },
        { "owner == \"o2\" and label == 1", i => i % 5 == 2 && i % 3 == 1 },
        { "label == 1 and owner in [\"o0\", \"o4\"]", i => i % 3 == 1 && i % 5 is 0 or 4 },
        { "id starts \"train-00001\"", i => i is >= 10 and < 20 },
        { "id == \"train-000007\" or id != \"train-000007\" and weight < 1", i => i is 7 or 0 or 1 },
        { "not (label == 1 or label == 2) and weight >= 7.5", i => i % 3 == 0 && i >= 15 },
        { "not label == 0", i => i % 3 != 0 },
        { "weight > 1e1 and weight <= 12", i => i is > 20 and <= 24 },
        { "label == 0 or label == 1 and owner == \"o1\"", i => i % 3 == 0 || (i % 3 == 1 && i % 5 == 1) },
        { "(label == 0 or label == 1) and owner == \"o1\"", i => i % 3 != 2 && i % 5 == 1 },
        { "weight > -1 and label==0", i => i % 3 == 0 },
    };

    [Theory]
    [MemberData(nameof(Expressions), DisableDiscoveryEnumeration = true)]
    public void Select_Expression_HoldsForExactlyTheseRows(string where, Func<int, bool> holds) =>
        Assert.Equal(Enumerable.Range(0, 30).Where(holds), Select(where));

    [Theory]
    [InlineData("", 1, "a field should be here, not the end")]
    [InlineData("label", 6, "==, !=, <, <=, >, >= or in should be here, not the end")]
    [InlineData("label = 3", 7, "'=' means nothing here")]
    [InlineData("label == 3 owner == \"a\"", 12, "'and', 'or' or the end should be here, not 'owner'")]
    [InlineData("size == 3", 1, "there is no field 'size'. There are: id, owner, label, weight")]
    [InlineData("owner == 3", 10, "a text in double quotes should be here, not '3'")]
    [InlineData("owner == \"a", 10, "a quote is opened and never closed")]
    [InlineData("(label == 1", 12, "')' should be here")]
    [InlineData("label in [1, 2", 15, "',' or ']' should be here")]
    [InlineData("weight == \"a\"", 11, "a number should be here, not 'a'")]
    [InlineData("weight == 1.2.3", 11, "'1.2.3' is no number")]
    public void Select_WrongExpression_SaysWhere(string where, int at, string reason)
    {
        var message = Fault(where);
        Assert.Contains($"at character {at}: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Select_BoundsAndAbsences_AreSentences()
    {
        Assert.Contains("nested more than 64 deep", Fault(new string('(', 5000) + "label == 1"), StringComparison.Ordinal);
        Assert.Contains("10000 are allowed", Fault(new string(' ', 10_001)), StringComparison.Ordinal);
        Assert.Contains("empty", Fault("weight > 100"), StringComparison.Ordinal);
        Assert.Contains("all 30", Fault("weight >= 0"), StringComparison.Ordinal);
        Assert.Contains("no class 'cow'", Fault("label == \"cow\""), StringComparison.Ordinal);
        Assert.Contains("carry no labels", Fault("label == 1", SelectorTests.Train.WithoutLabels()), StringComparison.Ordinal);
    }

    [Fact]
    public void Select_AnyTextAtAll_IsAnExpressionOrARefusal()
    {
        string[] pieces = ["label", "owner", "id", "weight", "==", "!=", "<", "in", "starts", "[", "]", "(", ")", ",", "and", "or", "not", "3", "\"o1\"", "-", "\"", "é", "label == 1", "owner in [\"o1\"]", "weight < 3"];
        var random = new Random(4);
        var refused = 0;
        for (var i = 0; i < 5000; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                Select(text);
            }
            catch (SelectionException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 4000, 4970);
    }
}
