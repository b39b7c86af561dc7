using System.Text.Json.Nodes;
using Lethe.Plugins.Tests.Loading;
using Lethe.Plugins.Tests.Support;
using Lethe.Sdk;

namespace Lethe.Plugins.Tests;

public sealed class PluginFactoryTests : IDisposable
{
    private readonly PluginRoot _root = new();
    private readonly PluginFactory _factory;

    public PluginFactoryTests()
    {
        _root.Add("samples", "Samples");
        _factory = new PluginFactory(_root.Load());
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Create_ByIdAlone_HasTheDefaults() =>
        Assert.Equal(1, PluginCatalogTests.ReadOption<int>(_factory.Create<IUnlearner>("unlearn.gradient-ascent"), "Epochs"));

    [Fact]
    public void Create_WithOptions_BindsThem()
    {
        var plugin = _factory.Create<IUnlearner>(new PluginReference("unlearn.gradient-ascent", new JsonObject { ["epochs"] = 9, ["clipNorm"] = 2 }));
        Assert.Equal(9, PluginCatalogTests.ReadOption<int>(plugin, "Epochs"));
        Assert.Equal(2, PluginCatalogTests.ReadOption<double?>(plugin, "ClipNorm"));
    }

    [Fact]
    public void Create_Twice_MakesTwo() =>
        Assert.NotSame(_factory.Create<IUnlearner>("unlearn.fine-tune"), _factory.Create<IUnlearner>("unlearn.fine-tune"));

    [Fact]
    public void Create_OfTheRecipe_GivesAModelSourceAsWell() =>
        Assert.IsAssignableFrom<IRecipe>(_factory.Create<IModelSource>(new PluginReference("model.train", new JsonObject { ["architecture"] = "arch.small-cnn" })));

    [Fact]
    public void Create_WithManyFaults_ThrowsThemAll()
    {
        var options = new JsonObject
        {
            ["architecture"] = new JsonObject { ["use"] = "arch.small-cnn", ["width"] = 0, ["height"] = 3 },
            ["objective"] = "train.crossentropy",
            ["epochs"] = 5,
        };
        var failure = Assert.Throws<PluginReferenceException>(() => _factory.Create<IModelSource>(new PluginReference("model.train", options)));
        Assert.Equal("model.train", failure.Use);
        Assert.Equal(["architecture.width", "architecture.height", "objective"], failure.Faults.Select(fault => fault.Path));
        Assert.Contains("arch.small-cnn: 'width' must be a whole number from 1 to 512; it is 0.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'train.cross-entropy'?", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unlearn.fine-tunes", "There is no plugin 'unlearn.fine-tunes'. Did you mean 'unlearn.fine-tune'?")]
    [InlineData("something", "There is no plugin 'something'. See: lethe plugin list.")]
    [InlineData("eval.utility", "'eval.utility' is an evaluator; what goes here is an unlearner, whose id begins with unlearn.")]
    public void Create_OfAnotherThing_SaysWhatIsWanted(string id, string message) =>
        Assert.Equal(message, Assert.Throws<PluginReferenceException>(() => _factory.Create<IUnlearner>(id)).Message);

    [Fact]
    public void Create_OfANestedPluginOfAnotherKind_IsRefusedByTheKindOfTheDefault()
    {
        var options = new JsonObject { ["architecture"] = "arch.small-cnn", ["objective"] = "forget.random" };
        var failure = Assert.Throws<PluginReferenceException>(() => _factory.Create<IModelSource>(new PluginReference("model.train", options)));
        Assert.Equal("'forget.random' is a forget-set selector; what goes here is a training objective, whose id begins with train.", failure.Message);
    }

    [Fact]
    public void Create_OfAPluginThatRefersToItself_Ends() => Assert.Contains(
        "more than 8 deep", Assert.Throws<PluginReferenceException>(() => _factory.Create<IPlugin>("eval.self-made")).Message, StringComparison.Ordinal);
}
