using System.Text.Json.Nodes;
using Lethe.Plugins.Options;

namespace Lethe.Plugins.Tests.Options;

public class OptionBindingTests
{
    private static readonly OptionsSchema Schema = OptionsSchema.Of(typeof(EveryOption));

    [Fact]
    public void Bind_OfNothing_IsTheDefaults() => Assert.Equivalent(new EveryOption(), Bind("{}"));

    [Fact]
    public void Bind_OfEverything_SetsEverything()
    {
        var options = Bind("""
            {
              "epochs": 7, "records": 9000000000, "rate": 1, "limit": 12, "keepHead": false, "title": "a", "note": "b",
              "norm": "mean-absolute", "mode": "exact", "bits": 16, "layers": [3, -4], "radii": [0, 0.25],
              "norms": ["l2", "l-infinity"], "names": ["x"], "objective": "train.other",
              "extra": { "use": "train.third", "depth": 2, "inner": { "use": "a.b" } }
            }
            """);
        Assert.Equal((7, 9_000_000_000, 1.0, 12, false), (options.Epochs, options.Records, options.Rate, options.Limit, options.KeepHead));
        Assert.Equal(("a", "b", SomeNorm.MeanAbsolute, "exact", 16), (options.Title, options.Note, options.Norm, options.Mode, options.Bits));
        Assert.Equal([3, -4], options.Layers);
        Assert.Equal([0, 0.25], options.Radii);
        Assert.Equal([SomeNorm.L2, SomeNorm.LInfinity], options.Norms);
        Assert.Equal(["x"], options.Names);
        Assert.Equal(("train.other", null), (options.Objective.Use, options.Objective.Options));
        Assert.Equal("train.third", options.Extra!.Use);
        Assert.Equal("""{"depth":2,"inner":{"use":"a.b"}}""", options.Extra.Options!.ToJsonString());
    }

    [Fact]
    public void Bind_OfNull_IsNullWhereThatIsAllowed()
    {
        var options = Bind("""{ "limit": null, "note": null, "extra": null }""");
        Assert.Equal((null, null, null), (options.Limit, options.Note, options.Extra));
    }

    [Theory]
    [InlineData("""{ "epochs": "7" }""")]
    [InlineData("""{ "epochs": 7.0 }""")]
    [InlineData("""{ "epochs": "+7" }""")]
    public void Bind_OfANumberWrittenOtherwise_IsThatNumber(string json) => Assert.Equal(7, Bind(json).Epochs);

    [Fact]
    public void Bind_OfOneValueForAList_IsAListOfOne() => Assert.Equal([4], Bind("""{ "layers": 4 }""").Layers);

    [Fact]
    public void Write_OfBoundOptions_BindsToTheSame()
    {
        var options = Bind("""{ "epochs": 9, "norm": "l2", "layers": [], "extra": { "use": "a.b", "c": [1] }, "rate": 0.1 }""");
        var written = Schema.Write(options);
        Assert.Equal(Schema.Fields.Select(field => field.Name), written.Select(pair => pair.Key));
        Assert.Equal(written.ToJsonString(), Schema.Write(Bind(written.ToJsonString())).ToJsonString());
        Assert.Equal("l2", (string?)written["norm"]);
        Assert.Equal("""{"use":"a.b","c":[1]}""", written["extra"]!.ToJsonString());
    }

    [Fact]
    public void Write_OfReferenceOptions_LeavesTheOptionsAsTheyWere()
    {
        var options = Bind("""{ "extra": { "use": "a.b", "c": { "d": 1 } } }""");
        Schema.Write(options)["extra"]!["c"]!["d"] = 2;
        Assert.Equal("""{"c":{"d":1}}""", options.Extra!.Options!.ToJsonString());
    }

    private static EveryOption Bind(string json)
    {
        var (options, faults) = Schema.Bind(JsonNode.Parse(json)!.AsObject());
        Assert.Empty(faults);
        return Assert.IsType<EveryOption>(options);
    }
}
