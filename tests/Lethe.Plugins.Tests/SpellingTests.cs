namespace Lethe.Plugins.Tests;

public class SpellingTests
{
    private static readonly string[] Known = ["epochs", "learningRate", "unlearn.gradient-ascent", "unlearn.fine-tune", "lr"];

    [Theory]
    [InlineData("epoch", "epochs")]
    [InlineData("eopchs", "epochs")]
    [InlineData("EPOCHS", "epochs")]
    [InlineData("learning_rate", "learningRate")]
    [InlineData("unlearn.gradient-asent", "unlearn.gradient-ascent")]
    [InlineData("unlearn.finetune", "unlearn.fine-tune")]
    [InlineData("rl", "lr")]
    [InlineData("xy", null)]
    [InlineData("momentum", null)]
    [InlineData("", null)]
    public void Nearest_OfAWord_IsTheOneProbablyMeant(string word, string? meant) => Assert.Equal(meant, Spelling.Nearest(word, Known));

    [Fact]
    public void Nearest_AmongEquals_DoesNotDependOnTheirOrder() =>
        Assert.Equal(Spelling.Nearest("abd", ["abe", "abc"]), Spelling.Nearest("abd", ["abc", "abe"]));

    [Fact]
    public void Nearest_OfAWordBeyondMeasure_IsNothing() => Assert.Null(Spelling.Nearest(new string('a', 10_000_000), Known));

    [Fact]
    public void Nearest_AmongNone_IsNothing() => Assert.Null(Spelling.Nearest("a", []));
}
