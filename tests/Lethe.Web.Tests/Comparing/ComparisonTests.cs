using Lethe.Sdk;
using Lethe.Storage.Findings;
using Lethe.Web.Comparing;

namespace Lethe.Web.Tests.Comparing;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("a", "")]
    [InlineData("a:", "")]
    [InlineData(":b", "")]
    [InlineData("a:x, b:y#2 ,a:x,", "a:x,b:y#2")]
    [InlineData("a:1,a:2,a:3,a:4,a:5,a:6,a:7", "a:1,a:2,a:3,a:4,a:5,a:6")]
    public void Keys_InAnAddress_AreReadAndWrittenBack(string? ids, string written) => Assert.Equal(written, CompareKey.Write(CompareKey.ReadAll(ids)));

    [Theory]
    [InlineData(Direction.Higher, 0.8, 0.5, 0.8, 0.7, 0.9, true)]
    [InlineData(Direction.Lower, 0.8, 0.5, 0.8, 0.7, 0.9, false)]
    [InlineData(Direction.LikeOracle, 0.8, 0.5, 0.3, 0.2, 0.4, false)]
    [InlineData(Direction.LikeOracle, 0.8, 0.75, 0.05, 0, 0.15, false)]
    [InlineData(Direction.LikeOracle, 0.8, 1.0, 0.2, 0.1, 0.3, false)]
    [InlineData(Direction.Half, 0.8, 0.1, 0.3, 0.2, 0.4, false)]
    public void Merit_OfANumber_IsItselfOrItsDistanceFromWhatItShouldBe(Direction direction, double value, double oracle, double merit, double low, double high, bool isHigherBetter)
    {
        var found = Merit.Of(At("a.b", value) with { Low = 0.7, High = 0.9 }, direction, At("a.b", oracle))!;
        Assert.Equal([merit, low, high], new[] { found.Value, found.Low, found.High }.Select(number => Math.Round(number, 9)));
        Assert.Equal(isHigherBetter, found.IsHigherBetter);
    }

    [Fact]
    public void Merit_OfAGap_IsItsSizeWhateverTheOraclesHave() => Assert.Equal(0.25, Merit.Of(At("gap.accuracy", -0.25), Direction.LikeOracle, At("gap.accuracy", 0.1))!.Value);

    [Fact]
    public void Merit_WithNothingToHoldItAgainst_IsNone()
    {
        Assert.Null(Merit.Of(At("a.b", 1), Direction.LikeOracle, null));
        Assert.Null(Merit.Of(At("a.b", 1), Direction.Neutral, null));
        Assert.Null(Merit.Of(Finding.NotComputed("a.b", "no"), Direction.Higher, null));
        Assert.Null(Merit.Of(null, Direction.Higher, null));
    }

    [Theory]
    [InlineData("split=forget, layer=conv1, to=original", "layer", "conv1", null)]
    [InlineData("class=a=b", "class", "a=b", "a=b")]
    [InlineData("split=forget", "class", null, null)]
    [InlineData("", "class", null, null)]
    public void Slice_HasItsParameters(string slice, string key, string? value, string? only)
    {
        Assert.Equal(value, SliceParts.Of(slice, key));
        Assert.Equal(only, SliceParts.Only(slice, key));
    }

    [Fact]
    public void Layers_OfResults_StandBesideTheOracles()
    {
        var column = Column("unlearn.a", 1, [
            At("representation.cka", 0.9, "split=forget, layer=one, to=original"), At("representation.cka", 0.8, "split=forget, layer=two, to=original"),
            At("representation.cka", 0.4, "of=oracles, split=forget, layer=one, to=original"), At("representation.cka", 0.1, "split=test, layer=one, to=original")]);
        var map = LayerMap.Of(new Comparison([column, Column("unlearn.b", 2, [])], [], []), "representation.cka", "forget", "original")!;
        Assert.Equal(["one", "two"], map.Rows);
        Assert.Equal(["1", "oracle"], map.Columns);
        Assert.Equal([0.9, 0.4, 0.8, double.NaN], map.Values);
        Assert.Null(LayerMap.Of(Comparison.Empty, "representation.cka", "forget", "original"));
    }

    [Fact]
    public void Layers_ThatCouldNotBeCompared_SayWhyAndOfWhich()
    {
        const string Reason = "An ONNX model does not show its layers.";
        var comparison = new Comparison(
            [Column("unlearn.a", 1, [Finding.NotComputed("representation.cka", Reason)]), Column("unlearn.b", 2, [Finding.NotComputed("representation.cka", Reason, "split=forget, layer=one, to=original")]),
                Column("unlearn.c", 3, [At("representation.cka", 0.9, "split=forget, layer=one, to=original")]), Column("oracle", 0, [Finding.NotComputed("representation.cka", "another")])], [], []);
        Assert.Equal([(Reason, "unlearn.a, unlearn.b")], LayerMap.Gaps(comparison, "representation.cka"));
        Assert.Empty(LayerMap.Gaps(Comparison.Empty, "representation.cka"));
    }

    [Fact]
    public void Rows_AreThoseOfTheChosenWithTheOthersBeside()
    {
        var comparison = new Comparison([Column("original", 0, [At("a.b", 1), At("x.y", 3)]), Column("unlearn.a", 1, [At("a.b", 2)])], [], []);
        var row = Assert.Single(comparison.Rows());
        Assert.Equal([1, 2], row.Cells.Select(cell => cell!.Value!.Value));
    }

    [Fact]
    public void Choice_OfANumber_IsTheWantedOneOrTheFirstUsualOne()
    {
        MetricChoice[] choices = [Choice("a.b"), Choice("c.d"), Choice("e.f")];
        Assert.Equal("e.f|", MetricChoice.Pick(choices, "e.f|", "c.d|")!.Key);
        Assert.Equal("c.d|", MetricChoice.Pick(choices, "gone|", "gone|", "c.d|")!.Key);
        Assert.Equal("a.b|", MetricChoice.Pick(choices, null)!.Key);
        Assert.Null(MetricChoice.Pick([], null));
    }

    private static MetricChoice Choice(string id) => new(new Metric(id, id, Direction.Higher, ""), "");

    private static CompareColumn Column(string label, int colour, Finding[] findings) =>
        new(new CompareKey("x", label), label, colour, [.. findings.Select(finding => new FindingEntry(label, "eval.x", finding))], [], null);

    private static Finding At(string metric, double value, string slice = "") => new() { Metric = metric, Value = value, N = 1, Slice = slice };
}
