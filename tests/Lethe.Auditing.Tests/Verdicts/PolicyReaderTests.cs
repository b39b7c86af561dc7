using Lethe.Auditing.Tests.Support;
using Lethe.Auditing.Verdicts;

namespace Lethe.Auditing.Tests.Verdicts;

public sealed class PolicyReaderTests(SamplePlugins plugins) : IClassFixture<SamplePlugins>
{
    private readonly PolicyReader _reader = new();

    [Fact]
    public void Policy_WithEveryKindOfGate_ReadsWhole()
    {
        var policy = _reader.Read("""
            name: Erasure
            gates:
              - metric: accuracy.test
                atLeast: 0.85
                reason: customers notice below this
              - { metric: gap.forget-accuracy, between: [-0.02, 0.02], level: 0.9, minimumN: 100 }
              - { metric: membership.auc, near: { value: 0.5, margin: 0.05 }, slice: "class=*", subject: "unlearn.*", onMissing: inconclusive }
              - { metric: cost.seconds, atMost: 60, onMissing: not-run }
            """);
        Assert.Equal(("Erasure", 4), (policy.Name, policy.Gates.Count));
        Assert.Equal(64, policy.Hash.Length);
        var (first, second, third, fourth) = (policy.Gates[0], policy.Gates[1], policy.Gates[2], policy.Gates[3]);
        Assert.Equal(new Gate { Metric = "accuracy.test", Rule = GateLimit.AtLeast(0.85), Reason = "customers notice below this", Line = 3 }, first);
        Assert.Equal(((GateRule)GateLimit.Between(-0.02, 0.02), 0.9, 100L), (second.Rule, second.Level, second.MinimumN));
        Assert.Equal(((GateRule)GateLimit.Near(0.5, 0.05), "class=*", "unlearn.*", OnMissing.Inconclusive), (third.Rule, third.Slice, third.Subject, third.OnMissing));
        Assert.Equal(((GateRule)GateLimit.AtMost(60), OnMissing.NotRun, 8), (fourth.Rule, fourth.OnMissing, fourth.Line));
        Assert.Equal((0.95, 0L, OnMissing.Fail, null, null), (first.Level, first.MinimumN, first.OnMissing, first.Slice, first.Subject));
    }

    [Fact]
    public void Policy_AsJson_IsTheSame() => Assert.Equal(
        _reader.Read("gates: [ { metric: a.b, atMost: 1 } ]").Gates,
        _reader.Read("""{"gates":[{"metric":"a.b","atMost":1}]}""").Gates);

    [Fact]
    public void Hash_OfOtherText_IsAnother() => Assert.NotEqual(
        _reader.Read("gates: [ { metric: a.b, atMost: 1 } ]").Hash, _reader.Read("gates: [ { metric: a.b, atMost: 2 } ]").Hash);

    [Fact]
    public void Policy_WithManyFaults_GivesThemAllWithTheirLines()
    {
        var failure = Assert.Throws<PolicyException>(() => _reader.Read("""
            names: x
            gates:
              - atLeast: 1
              - metric: a.b
              - metric: a.b
                atLeast: 1
                atMost: 2
              - { metric: a.b, atMost: high }
              - { metric: a.b, between: [2, 1] }
              - { metric: a.b, near: { value: 0.5, margin: -1 } }
              - { metric: a.b, near: 0.5 }
              - { metric: a.b, atMost: .nan, level: 95 }
              - { metric: a.b, atMost: 1, minimumN: 0, onMissing: ignore }
              - { metric: a.b, atmost: 1 }
              - words
            """));
        Assert.Equal(
            [
                "line 1: There is no key 'names'. Did you mean 'name'?",
                "line 3: 'gates[0].metric' is needed.",
                "line 4: A gate needs exactly one of atMost, atLeast, between, near, likeOracles; there is none.",
                "line 5: A gate needs exactly one of atMost, atLeast, between, near, likeOracles; there are atMost and atLeast.",
                "line 8: 'gates[3].atMost' must be a number.",
                "line 9: 'gates[4].between' must be two numbers, the lower one first: [0.45, 0.55].",
                "line 10: 'gates[5].near' needs two numbers: { value: 0.5, margin: 0.05 }, and no margin below 0.",
                "line 11: 'gates[6].near' must be { value: 0.5, margin: 0.05 }.",
                "line 12: 'gates[7].atMost' must be a number.",
                "line 12: 'gates[7].level' must be a number above 0 and below 1, such as 0.95.",
                "line 13: 'gates[8].minimumN' must be a whole number of at least 1.",
                "line 13: 'gates[8].onMissing' must be one of fail, inconclusive, not-run, not 'ignore'.",
                "line 14: There is no key 'atmost'. Did you mean 'atMost'?",
                "line 14: A gate needs exactly one of atMost, atLeast, between, near, likeOracles; there is none.",
                "line 15: 'gates[10]' must be a gate: { metric: ..., atLeast: ... }.",
            ],
            failure.Faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("gates: []")]
    [InlineData("name: x")]
    [InlineData("gates: { metric: a.b, atMost: 1 }")]
    public void Policy_WithoutGates_IsRefused(string text) => Assert.Equal(
        "'gates' must be a list: [ { metric: ..., atLeast: ... } ].", Assert.Single(Assert.Throws<PolicyException>(() => _reader.Read(text)).Faults).Message);

    [Fact]
    public void Policy_OfWords_IsRefusedAsAPolicy() => Assert.Equal(
        "line 1: A policy is a mapping: gates: [ { metric: ..., atLeast: ... } ].", Assert.Throws<PolicyException>(() => _reader.Read("words")).Message);

    [Fact]
    public void Metric_ThatNoPluginReports_IsAFaultWhereThePluginsAreKnown()
    {
        const string Text = "gates: [ { metric: acuracy.test, atLeast: 0.9 } ]";
        Assert.Single(_reader.Read(Text).Gates);
        var failure = Assert.Throws<PolicyException>(() => new PolicyReader(plugins.Catalog).Read(Text));
        Assert.Equal("line 1: No plugin reports 'acuracy.test'. Did you mean 'accuracy.test'?", failure.Message);
    }
}
