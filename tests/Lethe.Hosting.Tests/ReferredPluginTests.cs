using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>A method whose options name another plugin gets what that one needs, and nothing for one that it does not name.</summary>
public sealed class ReferredPluginTests : IDisposable
{
    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Matching_ByShadows_HasThemTrained_AndByGradients_HasLabels()
    {
        var answer = _house.Audit(_house.Write("request.yaml", SmallRequest.Unlearning(
            "unlearn.datamodel-matching, attribution: { use: attribute.datamodel, shadows: 20 }, epochs: 2",
            "unlearn.datamodel-matching, attribution: attribute.influence, epochs: 2")));

        Assert.Equal("done", (string)answer.Stage("unlearn/unlearn.datamodel-matching")["state"]!);
        Assert.Equal("done", (string)answer.Stage("unlearn/unlearn.datamodel-matching#2")["state"]!);
        // Twenty models on four fifths of the records, in blocks of those that train together.
        Assert.Equal("done", (string)answer.Stage("shadows/0.8")["state"]!);
    }

    [Fact]
    public void Matching_ByGradientsAlone_TrainsNoShadows()
    {
        var answer = _house.Audit(_house.Write("request.yaml", SmallRequest.Unlearning("unlearn.datamodel-matching, attribution: attribute.influence, epochs: 2")));

        Assert.Equal("done", (string)answer.Stage("unlearn/unlearn.datamodel-matching")["state"]!);
        Assert.DoesNotContain("shadows/", answer.Json.ToJsonString());
    }
}
