using System.ComponentModel.DataAnnotations;
using Lethe.Plugins.Options;

namespace Lethe.Plugins.Tests.Options;

public class OptionsSchemaTests
{
    private static readonly OptionsSchema Schema = OptionsSchema.Of(typeof(EveryOption));

    [Fact]
    public void Schema_OfARecord_HasWhatARequestCanSetAndNothingElse() => Assert.Equal(
        ["epochs", "records", "rate", "limit", "keepHead", "title", "note", "norm", "mode", "bits", "layers", "radii", "norms", "names", "objective", "extra"],
        Schema.Fields.Select(field => field.Name));

    [Theory]
    [InlineData("epochs", OptionType.Integer, false, false)]
    [InlineData("records", OptionType.Integer, false, false)]
    [InlineData("rate", OptionType.Number, false, false)]
    [InlineData("limit", OptionType.Integer, false, true)]
    [InlineData("keepHead", OptionType.Boolean, false, false)]
    [InlineData("title", OptionType.Text, false, false)]
    [InlineData("note", OptionType.Text, false, true)]
    [InlineData("norm", OptionType.Choice, false, false)]
    [InlineData("layers", OptionType.Integer, true, false)]
    [InlineData("radii", OptionType.Number, true, false)]
    [InlineData("norms", OptionType.Choice, true, false)]
    [InlineData("objective", OptionType.Plugin, false, false)]
    [InlineData("extra", OptionType.Plugin, false, true)]
    public void Field_OfEachType_IsReadAsDeclared(string name, OptionType type, bool list, bool nullable)
    {
        var field = Schema.Find(name)!;
        Assert.Equal((type, list, nullable), (field.Type, field.IsList, field.Nullable));
    }

    [Fact]
    public void Field_WithAnnotations_CarriesThem()
    {
        var epochs = Schema.Find("epochs")!;
        Assert.Equal("How often.", epochs.Description);
        Assert.Equal(3, epochs.Default);
        Assert.Equal(new OptionRange(1, 100), epochs.Range);
        Assert.Equal(new OptionRange(0, 1, OpenLow: true), Schema.Find("rate")!.Range);
        Assert.Equal(new OptionRange(1, double.PositiveInfinity), Schema.Find("limit")!.Range);
        Assert.Equal(["l-infinity", "l2", "mean-absolute"], Schema.Find("norm")!.Choices);
        Assert.Equal(["16", "32"], Schema.Find("bits")!.Choices);
    }

    [Fact]
    public void Required_ByAnnotationOrByKeyword_IsTheSame()
    {
        var schema = OptionsSchema.Of(typeof(TwoRequired));
        Assert.All(schema.Fields, field => Assert.True(field is { Required: true, Nullable: false, Default: null }));
        Assert.Equal(["path", "label"], schema.Bind(null).Faults.Select(fault => fault.Path));
    }

    [Fact]
    public void Schema_OfNoOptions_BindsNothingToNothing()
    {
        var schema = OptionsSchema.Of(null);
        Assert.Empty(schema.Fields);
        Assert.Equal((null, 0), (schema.Bind(null).Options, schema.Bind([]).Faults.Count));
        Assert.Equal("There is no option 'x'; this plugin takes none.", Assert.Single(schema.Bind(new() { ["x"] = 1 }).Faults).Message);
    }

    [Theory]
    [InlineData(typeof(WithMap), "Option WithMap.Weights is of type Dictionary`2, which a request cannot write.")]
    [InlineData(typeof(WithFloat), "Option WithFloat.Rate is of type Single, which a request cannot write.")]
    [InlineData(typeof(WithConstructor), "Options WithConstructor need a constructor without parameters: defaults belong on the properties.")]
    [InlineData(typeof(WithUse), "Option WithUse.Use is called as requests call the plugin's id.")]
    [InlineData(typeof(WithTwins), "Options WithTwins have two properties that requests would both write 'rate'.")]
    [InlineData(typeof(WithBadDefault), "Option WithBadDefault.Epochs refuses its own default: 'epochs' must be a whole number of at least 1; it is 0.")]
    [InlineData(typeof(WithInfinity), "Option WithInfinity.Norm has a default that no request could write; make it nullable.")]
    [InlineData(typeof(WithNothing), "Option WithNothing.Path refuses its own default: 'path' has no value.")]
    public void Record_ThatNoRequestCouldSet_IsRefusedWithTheReason(Type type, string reason) =>
        Assert.Equal(reason, Assert.Throws<PluginLoadException>(() => OptionsSchema.Of(type)).Message);

    [Theory]
    [InlineData(0, 1, false, false, "from 0 to 1")]
    [InlineData(0, 1, true, false, "above 0 and of at most 1")]
    [InlineData(1e-6, double.PositiveInfinity, false, false, "of at least 1E-06")]
    [InlineData(double.NegativeInfinity, 3, false, true, "below 3")]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, false, false, "")]
    public void Range_InWords_SaysWhichEndsCount(double low, double high, bool openLow, bool openHigh, string words) =>
        Assert.Equal(words, new OptionRange(low, high, openLow, openHigh).ToString());

    public sealed record TwoRequired
    {
        [Required] public string? Path { get; init; }

        public required int Label { get; init; }
    }

    public sealed record WithMap
    {
        public Dictionary<string, int> Weights { get; init; } = [];
    }

    public sealed record WithFloat
    {
        public float Rate { get; init; }
    }

    public sealed record WithConstructor(int Epochs);

    public sealed record WithUse
    {
        public string Use { get; init; } = "";
    }

#pragma warning disable CA1708 // The clash is what the test is about.
    public sealed record WithTwins
    {
        public int Rate { get; init; }

        public int rate { get; init; }
    }
#pragma warning restore CA1708

    public sealed record WithBadDefault
    {
        [Range(1, int.MaxValue)] public int Epochs { get; init; }
    }

    public sealed record WithInfinity
    {
        public double Norm { get; init; } = double.PositiveInfinity;
    }

    public sealed record WithNothing
    {
        public string Path { get; init; } = null!;
    }
}
