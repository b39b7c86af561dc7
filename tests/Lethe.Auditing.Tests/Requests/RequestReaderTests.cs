using Lethe.Auditing.Documents;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Tests.Support;

namespace Lethe.Auditing.Tests.Requests;

public sealed class RequestReaderTests(SamplePlugins plugins) : IClassFixture<SamplePlugins>
{
    private readonly RequestReader _reader = new(plugins.Catalog);

    [Theory]
    [InlineData(SampleRequest.Yaml)]
    [InlineData(SampleRequest.Json)]
    public void Request_OfTheSample_ReadsWhole(string text)
    {
        var request = _reader.Read(text);
        Assert.Equal(("Erasure request 118", 7, "auto", "policy.yaml", "local"), (request.Name, request.Seed, request.Device, request.PolicyFile, request.Executor));
        Assert.Equal(new BudgetLimits(10), request.Budget);
        Assert.Equal(("data.glyphs", 2000, 1000), (request.Data!.Label, Option<int>(request.Data, "Train"), Option<int>(request.Data, "Test")));
        Assert.Equal(("model.train", 12), (request.Subject.Label, Option<int>(request.Subject, "Epochs")));
        Assert.Equal("arch.small-cnn", Option<Sdk.PluginReference>(request.Subject, "Architecture").Use);
        Assert.Equal(("forget.random", 0.05), (request.Forget!.Label, Option<double>(request.Forget, "Fraction")));
        Assert.Equal(["unlearn.gradient-ascent", "unlearn.fine-tune"], request.Unlearn.Select(use => use.Label));
        Assert.Equal(3, Option<int>(request.Unlearn[0], "Epochs"));
        Assert.Null(request.Unlearn[1].Options);
        Assert.Equal(["eval.utility", "eval.oracle-gap"], request.Evaluate.Select(use => use.Label));
        Assert.Equal("""{"epochs":3}""", request.Unlearn[0].Given.ToJsonString());
    }

    [Fact]
    public void Request_WithLittle_HasTheDefaults()
    {
        var request = _reader.Read("""
            name: Small
            data: data.glyphs
            subject: { use: model.train, architecture: { use: arch.small-cnn, width: 8 } }
            evaluate: [ eval.utility ]
            """);
        Assert.Equal((0, "auto", "local", null), (request.Seed, request.Device, request.Executor, request.PolicyFile));
        Assert.Equal(new BudgetLimits(), request.Budget);
        Assert.Null(request.Forget);
        Assert.Empty(request.Unlearn);
        Assert.Equal(1000, Option<int>(request.Data!, "Train"));
    }

    [Fact]
    public void Plugin_UsedTwice_IsLabelledByNumber()
    {
        var request = _reader.Read(SampleRequest.Yaml.Replace("{ use: unlearn.fine-tune }", "unlearn.fine-tune, unlearn.fine-tune, { use: unlearn.gradient-ascent }", StringComparison.Ordinal));
        Assert.Equal(["unlearn.gradient-ascent", "unlearn.fine-tune", "unlearn.fine-tune#2", "unlearn.gradient-ascent#2"], request.Unlearn.Select(use => use.Label));
    }

    [Fact]
    public void Request_WithEightFaults_GivesEightMessagesWithTheirLines()
    {
        var faults = Faults("""
            name: ""
            seed: many
            device: gpu
            data:    { use: data.glyphs, train: 0 }
            subject: { use: model.train, architecture: arch.smal-cnn }
            forget:  { use: forget.random, fractoin: 0.05 }
            unlearn:
              - { use: unlearn.fine-tune }
              - use: unlearn.gradient-ascent
                epochs: three
            evaluate: [ { use: unlearn.fine-tune } ]
            """);
        Assert.Equal(
            [
                "line 1: 'name' must be text of 1 to 200 characters on one line.",
                "line 2: 'seed' must be a whole number.",
                "line 3: 'device' must be auto, cpu, cuda or cuda:0, cuda:1, ..., not 'gpu'.",
                "line 4: data.glyphs: 'train' must be a whole number from 1 to 100000; it is 0.",
                "line 5: There is no plugin 'arch.smal-cnn'. Did you mean 'arch.small-cnn'?",
                "line 6: forget.random: There is no option 'fractoin'. Did you mean 'fraction'?",
                "line 10: unlearn.gradient-ascent: 'epochs' must be a whole number from 1 to 100, not \"three\".",
                "line 11: 'unlearn.fine-tune' is an unlearner; what goes here is an evaluator, whose id begins with eval.",
            ],
            faults.Select(fault => fault.ToString()));
        Assert.Equal("unlearn[1].epochs", faults[6].Path);
    }

    [Theory]
    [InlineData("seed: 7", "seed: 7.5", "'seed' must be a whole number.")]
    [InlineData("seed: 7", "seed: 99999999999999999999", "'seed' must be a whole number.")]
    [InlineData("seed: 7", "sede: 7", "There is no key 'sede'. Did you mean 'seed'?")]
    [InlineData("name: Erasure request 118\n", "", "'name' is needed.")]
    [InlineData("name: Erasure request 118", "name: [a]", "'name' must be text of 1 to 200 characters on one line.")]
    [InlineData("name: Erasure request 118", "name: \"two\\nlines\"", "'name' must be text of 1 to 200 characters on one line.")]
    [InlineData("executor: local", "executor: cloud", "'executor' must be one of local, slurm, not 'cloud'.")]
    [InlineData("{ file: policy.yaml }", "policy.yaml", "'policy' must be { file: PATH }.")]
    [InlineData("{ file: policy.yaml }", "{ fiel: policy.yaml, file: p }", "There is no key 'fiel'. Did you mean 'file'?")]
    [InlineData("{ file: policy.yaml }", "{ }", "'policy.file' is needed.")]
    [InlineData("{ minutes: 10 }", "{ minutes: 0 }", "'budget.minutes' must be a number above 0.")]
    [InlineData("{ minutes: 10 }", "{ minutes: .nan }", "'budget.minutes' must be a number above 0.")]
    [InlineData("{ minutes: 10 }", "{ samples: 1.5 }", "'budget.samples' must be a whole number of at least 1.")]
    [InlineData("{ minutes: 10 }", "10", "'budget' must be { minutes: N } or { samples: N }.")]
    [InlineData("fraction: 0.05", "fraction: .inf", "forget.random: 'fraction' must be a number above 0 and below 1, not \".inf\".")]
    [InlineData("fraction: 0.05", "fraction: 0", "forget.random: 'fraction' must be a number above 0 and below 1; it is 0.")]
    [InlineData("[ { use: eval.utility }, { use: eval.oracle-gap, oracles: 5 } ]", "{ use: eval.utility }", "'evaluate' must be a list: [ { use: ... } ].")]
    [InlineData("{ use: eval.utility }", "{ plugin: eval.utility }", "'evaluate[0]' must name a plugin: { use: eval...., option: value }.")]
    [InlineData("{ use: eval.utility }", "null", "'evaluate[0]' must name a plugin: { use: eval...., option: value }.")]
    [InlineData("subject: { use: model.train, architecture: arch.small-cnn, epochs: 12 }\n", "", "'subject' is needed: subject: { use: model.... }.")]
    [InlineData("architecture: arch.small-cnn, ", "", "model.train: 'architecture' is needed.")]
    [InlineData("architecture: arch.small-cnn", "architecture: { use: arch.small-cnn, width: wide }", "arch.small-cnn: 'width' must be a whole number from 1 to 512, not \"wide\".")]
    [InlineData("architecture: arch.small-cnn", "architecture: arch.small-cnn, objective: arch.small-cnn", "'arch.small-cnn' is an architecture; what goes here is a training objective, whose id begins with train.")]
    [InlineData("forget:  { use: forget.random, fraction: 0.05 }\n", "", "unlearn.gradient-ascent needs a forget set: add forget: { use: forget.random, fraction: 0.05 } or another selector.")]
    [InlineData("data:    { use: data.glyphs, train: 2000, test: 1000 }\n", "", "model.train needs data: add data: { use: ... }.")]
    [InlineData("{ use: eval.utility }", "{ use: eval.self-made }", "Plugins refer to plugins more than 8 deep.")]
    public void Request_WithOneFault_SaysJustThat(string good, string bad, string message)
    {
        Assert.Contains(good, SampleRequest.Yaml, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Single(Faults(SampleRequest.Yaml.Replace(good, bad, StringComparison.Ordinal))).Message);
    }

    [Fact]
    public void Request_ForNothing_IsRefused()
    {
        var fault = Assert.Single(Faults("{ name: x, data: data.glyphs, subject: { use: model.train, architecture: arch.small-cnn }, unlearn: [] }"));
        Assert.Equal("There is nothing to do: name at least one unlearner under 'unlearn' or one evaluator under 'evaluate'.", fault.Message);
    }

    [Fact]
    public void Request_WithTooManyUses_IsRefusedAtOnce()
    {
        var many = "[ " + string.Concat(Enumerable.Repeat("eval.utility, ", 100));
        var text = SampleRequest.Yaml.Replace("evaluate: [", "evaluate: " + many, StringComparison.Ordinal);
        Assert.Equal("'evaluate' has 102 entries; 100 are allowed.", Assert.Single(Faults(text)).Message);
    }

    private IReadOnlyList<SourceFault> Faults(string text) => Assert.Throws<RequestException>(() => _reader.Read(text)).Faults;

    private static T Option<T>(PluginUse use, string name) => (T)use.Options!.GetType().GetProperty(name)!.GetValue(use.Options)!;
}
