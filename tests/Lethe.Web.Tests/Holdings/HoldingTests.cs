using Lethe.Web.Holdings;

namespace Lethe.Web.Tests.Holdings;

public sealed class HoldingTests
{
    private static readonly Holding[] All = [.. Enumerable.Range(0, 7).Select(i => new Holding($"k{i}", $"Model {6 - i}", i % 2 == 0 ? "model.train" : "model.onnx", "epochs: 3", [.. Enumerable.Repeat("a", 1 + i % 3)]))];

    [Theory]
    [InlineData(null, null, 1, 3, "k0,k1,k2", 7)]
    [InlineData(null, null, 3, 3, "k6", 7)]
    [InlineData(null, null, 4, 3, "", 7)]
    [InlineData(null, "name", 1, 2, "k6,k5", 7)]
    [InlineData(null, "audits", 1, 2, "k2,k5", 7)]
    [InlineData("ONNX", null, 1, 5, "k1,k3,k5", 3)]
    [InlineData("epochs: 3", null, 1, 1, "k0", 7)]
    [InlineData("nothing", null, 1, 5, "", 0)]
    public void Query_GivesAPartInOrderAndHowManyThereAre(string? find, string? sort, int page, int size, string keys, int total)
    {
        var (part, all) = new HoldingQuery(find, sort, page, size).Of(All);
        Assert.Equal(keys, string.Join(',', part.Select(one => one.Key)));
        Assert.Equal(total, all);
    }
}
