using System.Text.Json.Nodes;
using Lethe.Sdk.Testing;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

/// <summary>What every method has to keep, whatever it does.</summary>
public class MethodTests
{
    private const string WithState = """{ "widths": [16], "batchNorm": true, "dropout": 0.3 }""";

    /// <summary>Methods with options under which they do something to a small model.</summary>
    public static TheoryData<string, string> Methods { get; } = new()
    {
        { "unlearn.npo", """{ "epochs": 3, "learningRate": 0.02, "batchSize": 5 }""" },
        { "unlearn.npo", """{ "epochs": 3, "learningRate": 0.02, "batchSize": 5, "retain": "kl" }""" },
        { "unlearn.random-labels", """{ "epochs": 3, "batchSize": 16 }""" },
        { "unlearn.random-labels", """{ "epochs": 3, "batchSize": 16, "order": "merged", "excludeTrueClass": false }""" },
        { "unlearn.salun", """{ "epochs": 3, "batchSize": 16 }""" },
        { "unlearn.salun", """{ "epochs": 3, "batchSize": 16, "soft": true }""" },
        { "unlearn.negative-gradient-plus", """{ "epochs": 3, "batchSize": 16 }""" },
        { "unlearn.l1-sparse", """{ "epochs": 3, "batchSize": 16 }""" },
        { "unlearn.bad-teacher", """{ "epochs": 3, "batchSize": 16, "learningRate": 0.005 }""" },
        { "unlearn.scrub", """{ "epochs": 3, "batchSize": 16, "learningRate": 0.01 }""" },
        { "unlearn.ssd", """{ "alpha": 1.1, "batchSize": 16 }""" },
        { "unlearn.lfssd", """{ "alpha": 1.1, "batchSize": 16 }""" },
        { "unlearn.boundary-shrink", """{ "epochs": 3, "batchSize": 5, "learningRate": 0.02, "epsilon": 1 }""" },
        { "unlearn.cf-k", """{ "epochs": 3, "batchSize": 16 }""" },
        { "unlearn.eu-k", """{ "epochs": 3, "batchSize": 16 }""" },
        { "unlearn.laf", """{ "epochs": 3, "autoencoderEpochs": 2, "batchSize": 4, "unlearningRate": 0.01 }""" },
        { "unlearn.laf", """{ "epochs": 3, "autoencoderEpochs": 2, "batchSize": 4, "unlearningRate": 0.01, "sigmoid": true, "patience": null }""" },
        { "unlearn.woodfisher", """{ "alpha": 5, "samples": 20 }""" },
        { "unlearn.woodfisher", """{ "tolerance": 0.5, "batchSize": 10 }""" },
        { "unlearn.uno", """{ "epochs": 3, "batchSize": 5, "learningRate": 0.02 }""" },
        { "unlearn.uno", """{ "epochs": 3, "batchSize": 5, "learningRate": 0.02, "mode": "alternating" }""" },
        { "unlearn.ties", """{ "methods": [{ "use": "unlearn.salun", "epochs": 3 }, { "use": "unlearn.npo", "epochs": 3, "learningRate": 0.02 }], "density": 0.6 }""" },
        { "unlearn.loreun", """{ "method": { "use": "unlearn.random-labels", "epochs": 3, "batchSize": 16 } }""" },
        { "unlearn.loreun", """{ "dynamic": false, "method": { "use": "unlearn.npo", "epochs": 3, "batchSize": 5, "learningRate": 0.05 } }""" },
        { "unlearn.laf-r", """{ "epochs": 2, "autoencoderEpochs": 2, "batchSize": 4, "unlearningRate": 0.01 }""" },
    };

    /// <summary>Those that ask for nothing but parameters and a forward pass.</summary>
    public static TheoryData<string, string> OfArchives =>
        [.. Methods.Where(row => !PluginStatics.NeedsOf(Shelf.TypeOf(row.Data.Item1)).HasFlag(Needs.Layers))];

    /// <summary>Those that go by gradient steps, with what else has to be switched off so that a rate of 0 leaves everything.</summary>
    public static TheoryData<string, string> Identities { get; } = new()
    {
        { "unlearn.npo", """{ "learningRate": 0 }""" },
        { "unlearn.random-labels", """{ "learningRate": 0, "batchNorm": "frozen-stats" }""" },
        { "unlearn.salun", """{ "learningRate": 0, "batchNorm": "frozen-stats" }""" },
        { "unlearn.negative-gradient-plus", """{ "learningRate": 0 }""" },
        { "unlearn.l1-sparse", """{ "learningRate": 0, "batchNorm": "frozen-stats" }""" },
        { "unlearn.bad-teacher", """{ "learningRate": 0, "batchNorm": "frozen-stats" }""" },
        { "unlearn.scrub", """{ "learningRate": 0, "batchNorm": "frozen-stats", "noise": 0 }""" },
        { "unlearn.boundary-shrink", """{ "learningRate": 0, "batchNorm": "frozen-stats" }""" },
        { "unlearn.cf-k", """{ "learningRate": 0 }""" },
        { "unlearn.uno", """{ "learningRate": 0 }""" },
        { "unlearn.laf", """{ "unlearningRate": 0, "alignmentRate": 0, "epochs": 2, "autoencoderEpochs": 1 }""" },
    };

    [Theory, Trait("Speed", "slow"), MemberData(nameof(Methods)), InlineData("unlearn.retrain", "{}"), InlineData("unlearn.scrub-r", """{ "epochs": 3, "learningRate": 0.01 }""")]
    public void Method_InTheSmallWorld_KeepsEveryPromise(string id, string options)
    {
        var plugin = PluginUnderTest.Of(Shelf.TypeOf(id), Shelf.OptionsOf(id, JsonNode.Parse(options)!.AsObject())) with { Plugins = Shelf.Instance };

        var results = PluginContract.Check(plugin);

        Assert.All(results, result => Assert.True(result.Outcome != ContractOutcome.Fail, $"{result.Row}: {result.Detail}"));
        Assert.Contains(results, result => result.Row == "runs" && result.Outcome == ContractOutcome.Pass);
    }

    [Theory, MemberData(nameof(OfArchives))]
    public void Method_OnAnArchive_ChangesItAsItChangesTheNetwork(string id, string options)
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        scene.Original.Module.load_state_dict(scene.Trained().Module.state_dict());
        var script = scene.AsScript();

        var expected = scene.Run(id, options);
        var found = scene.Run(id, options, from: script);

        Assert.True(Forgetting.Distance(expected, found) < 1e-4);
        Assert.True(Forgetting.Distance(expected, scene.Original) > 1e-3);
    }

    [Theory, MemberData(nameof(Identities))]
    public void Method_WithoutALearningRate_LeavesEveryBit(string id, string options)
    {
        using var scene = new Forgetting(WithState);

        Assert.Equal(Forgetting.Bits(scene.Original), Forgetting.Bits(scene.Run(id, options)));
    }

    [Theory, MemberData(nameof(Methods))]
    public void Method_OneRecordToForget_Works(string id, string options)
    {
        using var scene = new Forgetting(WithState, forget: 1, retain: 7);

        var model = scene.Run(id, options);

        Assert.True(Forgetting.Distance(model, scene.Original) > 0);
        Assert.False(model.Module.training);
    }
}
