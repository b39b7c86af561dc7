using System.Text.Json.Nodes;
using System.Xml.Linq;
using Lethe.Auditing.Results;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;

namespace Lethe.Auditing.Tests.Verdicts;

public class JUnitReportTests
{
    private static readonly PolicyOutcome Outcome = PolicyJudge.Judge(
        new PolicyReader().Read("""
            name: "R&D <policy>"
            evidence: []
            gates:
              - { metric: a.b, atLeast: 0.5, reason: "\"quoted\" & <tagged> ]]>" }
              - { metric: a.b, atMost: 0.5 }
              - { metric: a.b, atMost: 0.65 }
              - { metric: c.d, atMost: 1, onMissing: not-run }
            """),
        [new SubjectResult("unlearn.\u0001a\ud800 😀", true, [new Finding { Metric = "a.b", Value = 0.65, Low = 0.6, High = 0.7, N = 9 }])], new Dictionary<string, Metric>());

    [Fact]
    public void Report_OfEveryVerdict_IsWellFormedAndCounts()
    {
        var root = XDocument.Parse(Report(Outcome)).Root!;
        var suite = Assert.Single(root.Elements("testsuite"));
        Assert.Equal("R&D <policy>", suite.Attribute("name")!.Value);
        foreach (var element in new[] { root, suite })
            Assert.Equal(("4", "1", "1", "1"), (Value(element, "tests"), Value(element, "failures"), Value(element, "errors"), Value(element, "skipped")));
        var cases = suite.Elements("testcase").ToArray();
        Assert.Equal(["a.b at least 0.5", "a.b at most 0.5", "a.b at most 0.65", "c.d at most 1"], cases.Select(one => Value(one, "name")));
        Assert.Equal([null, "failure", "error", "skipped"], cases.Select(one => one.Elements().FirstOrDefault(element => element.Name != "system-out")?.Name.LocalName));
        Assert.Equal(("fail", "a.b 0.65 [0.6, 0.7] is not at most 0.5"), (Value(cases[1].Element("failure")!, "type"), Value(cases[1].Element("failure")!, "message")));
        Assert.Equal("inconclusive", Value(cases[2].Element("error")!, "type"));
        Assert.Equal("a.b 0.65 [0.6, 0.7] is at least 0.5\n\"quoted\" & <tagged> ]]>", cases[0].Element("system-out")!.Value);
        Assert.All(cases, one => Assert.Equal("unlearn.\uFFFDa\uFFFD 😀", Value(one, "classname")));
    }

    [Fact]
    public void Report_OfMissingEvidence_IsAnErrorOfItsOwn()
    {
        var outcome = PolicyJudge.Judge(
            new PolicyReader().Read("{ evidence: [relearning], gates: [ { metric: a.b, atLeast: 0.5 } ] }"),
            [new SubjectResult("x", true, [new Finding { Metric = "a.b", Value = 1, Low = 1, High = 1, N = 9 }])], new Dictionary<string, Metric>());
        var cases = XDocument.Parse(Report(outcome)).Descendants("testcase").ToArray();
        Assert.Equal(["a.b at least 0.5", "evidence of relearning"], cases.Select(one => Value(one, "name")));
        Assert.NotNull(cases[1].Element("error"));
    }

    private static string Report(PolicyOutcome outcome) => JUnitReport.ToXml(new JsonObject
    {
        ["policy"] = outcome.Policy.Name,
        ["gates"] = AuditJson.Gates(outcome),
        ["missingEvidence"] = AuditJson.Missing(outcome),
    });

    private static string Value(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
