namespace Lethe.Cli.Tests;

public class NearestWordTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("json", "json", 0)]
    [InlineData("jsn", "json", 1)]
    [InlineData("josn", "json", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void Edits_KnownPairs_AreCounted(string from, string to, int edits)
    {
        Assert.Equal(edits, NearestWord.Edits(from, to));
        Assert.Equal(edits, NearestWord.Edits(to, from));
    }

    [Fact]
    public void Find_OneEditAway_IsFound() => Assert.Equal("--json", NearestWord.Find("--jsn", ["--help", "--json", "--version"]));

    [Fact]
    public void Find_NothingAlike_FindsNothing() => Assert.Null(NearestWord.Find("--frobnicate", ["--help", "--json"]));

    [Fact]
    public void Find_NoCandidates_FindsNothing() => Assert.Null(NearestWord.Find("x", []));
}
