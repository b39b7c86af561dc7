using Lethe.Auditing.Requests;
using Lethe.Auditing.Tests.Support;

namespace Lethe.Auditing.Tests.Requests;

public sealed class RequestOverridesTests(SamplePlugins plugins) : IClassFixture<SamplePlugins>
{
    [Theory]
    [InlineData("seed=8", "seed", "8")]
    [InlineData("name=Another = name", "name", "\"Another = name\"")]
    [InlineData("unlearn[0].epochs=5", "unlearn", """[{"use":"unlearn.gradient-ascent","epochs":5},{"use":"unlearn.fine-tune"}]""")]
    [InlineData("unlearn[1]=unlearn.other", "unlearn", """[{"use":"unlearn.gradient-ascent","epochs":3},"unlearn.other"]""")]
    [InlineData("unlearn[2]={ use: unlearn.fine-tune }", "unlearn", """[{"use":"unlearn.gradient-ascent","epochs":3},{"use":"unlearn.fine-tune"},{"use":"unlearn.fine-tune"}]""")]
    [InlineData("unlearn[2].use=unlearn.fine-tune", "unlearn", """[{"use":"unlearn.gradient-ascent","epochs":3},{"use":"unlearn.fine-tune"},{"use":"unlearn.fine-tune"}]""")]
    [InlineData("unlearn=[]", "unlearn", "[]")]
    [InlineData("budget.samples=1000", "budget", """{"minutes":10,"samples":1000}""")]
    [InlineData("budget=", "budget", "null")]
    [InlineData("subject.architecture.width=4", "subject", """{"use":"model.train","architecture":{"use":"arch.small-cnn","width":4},"epochs":12}""")]
    [InlineData("made.up[0].deep=1", "made", """{"up":[{"deep":1}]}""")]
    public void Assignment_OfEachForm_SetsJustThat(string assignment, string key, string json)
    {
        var before = RequestReader.Parse(SampleRequest.Yaml);
        var after = RequestOverrides.Apply(before, assignment);
        Assert.Equal(json, after.Root[key]?.ToJsonString() ?? "null");
        Assert.Equal(RequestReader.Parse(SampleRequest.Yaml).Root.ToJsonString(), before.Root.ToJsonString());
        after.Root.Remove(key);
        before.Root.Remove(key);
        Assert.Equal(before.Root.ToJsonString(), after.Root.ToJsonString());
    }

    [Fact]
    public void Assignments_InOrder_LaterOnesWin() =>
        Assert.Equal(3, (int)RequestOverrides.Apply(RequestReader.Parse(SampleRequest.Yaml), "seed=1", "seed=2", "seed=3").Root["seed"]!);

    [Theory]
    [InlineData("seed", "--set seed: this takes path=value, such as seed=8, budget.minutes=5 or unlearn[0].epochs=3.")]
    [InlineData("=5", "--set =5: this takes path=value, such as seed=8, budget.minutes=5 or unlearn[0].epochs=3.")]
    [InlineData("unlearn[0=5", "--set unlearn[0=5: 'unlearn[0' is no path, such as seed=8, budget.minutes=5 or unlearn[0].epochs=3.")]
    [InlineData("a..b=5", "--set a..b=5: 'a..b' is no path, such as seed=8, budget.minutes=5 or unlearn[0].epochs=3.")]
    [InlineData("[0]=5", "--set [0]=5: '[0]' is no path, such as seed=8, budget.minutes=5 or unlearn[0].epochs=3.")]
    [InlineData("a[99999999999]=5", "--set a[99999999999]=5: 'a[99999999999]' is no path, such as seed=8, budget.minutes=5 or unlearn[0].epochs=3.")]
    [InlineData("seed.x=5", "--set seed.x=5: 'seed' is the value 7 and has no 'x'.")]
    [InlineData("unlearn.epochs=5", "--set unlearn.epochs=5: 'unlearn' is a list and has no 'epochs'.")]
    [InlineData("data[0]=5", "--set data[0]=5: 'data' is a mapping and has no [0].")]
    [InlineData("unlearn[7].epochs=5", "--set unlearn[7].epochs=5: 'unlearn' has 2 entries; the next one would be [2].")]
    [InlineData("name=a\nseed: 9", "--set name=a\nseed: 9: the value must be a single one.")]
    [InlineData("name=!tag x", "--set name=!tag x: The tag !tag has no meaning in a request.")]
    public void Assignment_ThatCannotBeMade_SaysWhy(string assignment, string message)
    {
        var document = RequestReader.Parse(SampleRequest.Yaml);
        Assert.Equal(message, Assert.Throws<RequestException>(() => RequestOverrides.Apply(document, assignment)).Message);
    }

    [Fact]
    public void Assignments_WithSeveralFaults_GiveThemAll()
    {
        var document = RequestReader.Parse(SampleRequest.Yaml);
        Assert.Equal(2, Assert.Throws<RequestException>(() => RequestOverrides.Apply(document, "seed", "name=ok", "a[=1")).Faults.Count);
    }

    [Fact]
    public void Fault_OfASetValue_NamesItsPathAndNoLineOfTheFile()
    {
        var document = RequestOverrides.Apply(RequestReader.Parse(SampleRequest.Yaml), "unlearn[0].epochs=many", "data.trian=3");
        var failure = Assert.Throws<RequestException>(() => new RequestReader(plugins.Catalog).Read(document));
        Assert.Equal(
            [
                "data.trian: data.glyphs: There is no option 'trian'. Did you mean 'train'?",
                "unlearn[0].epochs: unlearn.gradient-ascent: 'epochs' must be a whole number from 1 to 100, not \"many\".",
            ],
            failure.Faults.Select(fault => fault.ToString()));
    }
}
