using Lethe.Fixtures;

namespace Lethe.Selection.Tests;

public class AmountTests
{
    private static readonly Split Train = Records.Of("train", [[0], [1], [2], [3]], null);

    [Fact]
    public void Choose_TakesTheHighestOrTheLowest_OfEqualOnesTheFirst()
    {
        var half = new AmountOptions { Fraction = 0.5 };
        Assert.Equal([1, 3], half.Choose([0.1, 0.9, 0.2, 0.5], highest: true, Train));
        Assert.Equal([0, 2], half.Choose([0.1, 0.9, 0.2, 0.5], highest: false, Train));
        Assert.Equal([0, 1], half.Choose([1, 1, 1, 1], highest: true, Train));
    }

    [Fact]
    public void Choose_OfAScoreThatIsNoNumber_NamesTheRecord()
    {
        var fault = Assert.Throws<SelectionException>(() => new AmountOptions { Count = 1 }.Choose([0, 1, double.NaN, 2], highest: true, Train));
        Assert.StartsWith("The score of record 'train2' is NaN", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_OfNoneOrAll_IsRefused()
    {
        Assert.Equal(5, new AmountOptions().Size(100));
        Assert.Contains("is empty", Assert.Throws<SelectionException>(() => new AmountOptions().Size(4)).Message, StringComparison.Ordinal);
        Assert.Contains("all 4 classes", Assert.Throws<SelectionException>(() => new AmountOptions { Count = 4 }.Size(4, "classes")).Message, StringComparison.Ordinal);
    }
}
