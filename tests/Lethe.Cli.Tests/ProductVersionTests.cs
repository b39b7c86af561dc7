namespace Lethe.Cli.Tests;

public class ProductVersionTests
{
    [Theory]
    [InlineData("0.1.0+0123456789abcdef0123456789abcdef01234567", "0.1.0 (0123456789ab)")]
    [InlineData("0.1.0+abc", "0.1.0 (abc)")]
    [InlineData("0.1.0", "0.1.0 (no commit)")]
    public void Describe_InformationalVersion_NamesVersionAndCommit(string informational, string expected) =>
        Assert.Equal(expected, ProductVersion.Describe(informational));
}
