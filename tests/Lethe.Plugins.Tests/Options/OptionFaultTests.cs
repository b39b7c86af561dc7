using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Lethe.Plugins.Options;

namespace Lethe.Plugins.Tests.Options;

public class OptionFaultTests
{
    private static readonly OptionsSchema Schema = OptionsSchema.Of(typeof(EveryOption));

    [Theory]
    [InlineData("""{ "epochs": 0 }""", "epochs", "'epochs' must be a whole number from 1 to 100; it is 0.")]
    [InlineData("""{ "epochs": 101 }""", "epochs", "'epochs' must be a whole number from 1 to 100; it is 101.")]
    [InlineData("""{ "epochs": 1.5 }""", "epochs", "'epochs' must be a whole number from 1 to 100, not 1.5.")]
    [InlineData("""{ "epochs": "many" }""", "epochs", "'epochs' must be a whole number from 1 to 100, not \"many\".")]
    [InlineData("""{ "epochs": 3000000000 }""", "epochs", "'epochs' must be a whole number from 1 to 100, not 3000000000.")]
    [InlineData("""{ "epochs": null }""", "epochs", "'epochs' has no value.")]
    [InlineData("""{ "epochs": [1] }""", "epochs", "'epochs' must be a whole number from 1 to 100, not [1].")]
    [InlineData("""{ "epochs": true }""", "epochs", "'epochs' must be a whole number from 1 to 100, not true.")]
    [InlineData("""{ "rate": 0 }""", "rate", "'rate' must be a number above 0 and of at most 1; it is 0.")]
    [InlineData("""{ "rate": "NaN" }""", "rate", "'rate' must be a number above 0 and of at most 1, not \"NaN\".")]
    [InlineData("""{ "rate": "Infinity" }""", "rate", "'rate' must be a number above 0 and of at most 1, not \"Infinity\".")]
    [InlineData("""{ "rate": 1e999 }""", "rate", "'rate' must be a number above 0 and of at most 1, not 1e999.")]
    [InlineData("""{ "limit": 0 }""", "limit", "'limit' must be a whole number of at least 1; it is 0.")]
    [InlineData("""{ "keepHead": "yes" }""", "keepHead", "'keepHead' must be true or false, not \"yes\".")]
    [InlineData("""{ "title": { "a": 1 } }""", "title", "'title' must be text, not {\"a\":1}.")]
    [InlineData("""{ "norm": "LInfinity" }""", "norm", "'norm' must be one of l-infinity, l2, mean-absolute, not \"LInfinity\".")]
    [InlineData("""{ "norm": 1 }""", "norm", "'norm' must be one of l-infinity, l2, mean-absolute, not 1.")]
    [InlineData("""{ "mode": "slow" }""", "mode", "'mode' must be one of fast, exact; it is \"slow\".")]
    [InlineData("""{ "bits": 8 }""", "bits", "'bits' must be one of 16, 32; it is 8.")]
    [InlineData("""{ "layers": [1, "x"] }""", "layers[1]", "'layers[1]' must be a whole number, not \"x\".")]
    [InlineData("""{ "layers": [null] }""", "layers[0]", "'layers[0]' has no value.")]
    [InlineData("""{ "radii": [0.5, 2] }""", "radii[1]", "'radii[1]' must be a number from 0 to 1; it is 2.")]
    [InlineData("""{ "objective": { "name": "a" } }""", "objective", "'objective' must be a plugin's id, or { use: id, ... } with its options, not {\"name\":\"a\"}.")]
    [InlineData("""{ "epoch": 3 }""", "epoch", "There is no option 'epoch'. Did you mean 'epochs'?")]
    public void Value_ThatIsWrong_IsOneFaultThatSaysWhatIsRight(string json, string path, string message) =>
        Assert.Equal(new OptionFault(path, message), Assert.Single(Faults(json)));

    [Fact]
    public void Option_UnlikeAny_IsAnsweredWithTheList()
    {
        var fault = Assert.Single(Faults("""{ "zzzzzzzzzzzz": 3 }"""));
        Assert.StartsWith("There is no option 'zzzzzzzzzzzz'. There are: epochs, records, ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_OfManyOptions_ComeAllAtOnce()
    {
        var faults = Faults("""{ "epochs": 0, "rate": "x", "norm": "l3", "layers": [1.5, 2.5], "learning": 1 }""");
        Assert.Equal(["epochs", "rate", "norm", "layers[0]", "layers[1]", "learning"], faults.Select(fault => fault.Path));
    }

    [Fact]
    public void Fault_OfAnyOtherAnnotation_IsInItsWords() =>
        Assert.Contains("minimum length of '1'", Assert.Single(Faults("""{ "names": [] }""")).Message, StringComparison.Ordinal);

    [Fact]
    public void List_BeyondMeasure_IsRefusedAtOnce()
    {
        var given = new JsonObject { ["layers"] = new JsonArray([.. Enumerable.Repeat(1, 10_001).Select(i => (JsonNode?)i)]) };
        Assert.Equal("'layers' has 10001 entries; 10000 are allowed.", Assert.Single(Schema.Bind(given).Faults).Message);
    }

    [Fact]
    public void Value_BeyondMeasure_IsShownShort()
    {
        var given = new JsonObject { ["epochs"] = new string('x', 1_000_000), [new string('y', 1_000_000)] = 1 };
        Assert.All(Schema.Bind(given).Faults, fault => Assert.InRange(fault.Message.Length, 1, 400));
    }

    [Fact]
    public void Setter_ThatThrows_IsAFaultInItsWords()
    {
        var (options, faults) = OptionsSchema.Of(typeof(Picky)).Bind(new JsonObject { ["even"] = 3 });
        Assert.Null(options);
        Assert.Equal("'even' is refused: 3 is odd", Assert.Single(faults).Message);
    }

    [Fact]
    public void Record_ThatChecksItself_IsAsked()
    {
        var schema = OptionsSchema.Of(typeof(Pair));
        Assert.Empty(schema.Bind(new JsonObject { ["low"] = 1, ["high"] = 2 }).Faults);
        Assert.Equal(new OptionFault("high", "high must be above low"), Assert.Single(schema.Bind(new JsonObject { ["low"] = 3, ["high"] = 2 }).Faults));
    }

    private static IReadOnlyList<OptionFault> Faults(string json)
    {
        var (options, faults) = Schema.Bind(JsonNode.Parse(json)!.AsObject());
        Assert.Null(options);
        return faults;
    }

    public sealed record Picky
    {
        private readonly int _even;

        public int Even
        {
            get => _even;
            init => _even = value % 2 == 0 ? value : throw new ArgumentException($"{value} is odd");
        }
    }

    public sealed record Pair : IValidatableObject
    {
        public int Low { get; init; }

        public int High { get; init; } = 1;

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (High <= Low) yield return new ValidationResult("high must be above low", [nameof(High)]);
        }
    }
}
