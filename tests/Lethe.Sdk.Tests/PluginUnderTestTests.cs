using Lethe.Sdk.Tests.Good;

namespace Lethe.Sdk.Tests;

public class PluginUnderTestTests
{
    [Fact]
    public void Of_AClass_ReadsWhatItSaysOfItself()
    {
        var plugin = PluginUnderTest.Of<Accuracy>();
        Assert.Equal(("eval.accuracy", "Accuracy", Needs.TestData, false), (plugin.Id, plugin.Name, plugin.Needs, plugin.IsSeeded));
        Assert.Equal("accuracy.test", Assert.Single(plugin.Metrics).Id);
        Assert.Null(plugin.Options);
        Assert.IsType<Accuracy>(plugin.Create());
    }

    [Fact]
    public void Of_OptionsGiven_MakesItWithThem() =>
        Assert.Equal(new DescentOptions { Epochs = 7 }, PluginUnderTest.Of<Descent>(new DescentOptions { Epochs = 7 }).Options);

    [Fact]
    public void Of_NoOptions_MakesItWithTheDefaults() => Assert.Equal(new DescentOptions(), PluginUnderTest.Of<Descent>().Options);

    [Theory]
    [InlineData(typeof(string), null, "String has no [Plugin] attribute.")]
    [InlineData(typeof(Accuracy), "options", "Accuracy does not take String.")]
    [InlineData(typeof(Descent), "options", "Descent does not take String.")]
    public void Of_WhatIsNone_SaysWhy(Type type, object? options, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<ArgumentException>(() => PluginUnderTest.Of(type, options)).Message, StringComparison.Ordinal);
}
