using System.Text;
using System.Xml;
using Lethe.Auditing.Artifacts;

namespace Lethe.Auditing.Verdicts;

/// <summary>Gate results as JUnit XML, which CI systems read: one suite, one test case a gate result.</summary>
public static class JUnitReport
{
    /// <summary>Writes it beside and renames it, so that nobody reads half a report.</summary>
    public static void Write(PolicyOutcome outcome, string path) => AtomicFile.Write(path, Encoding.UTF8.GetBytes(ToXml(outcome)));

    public static string ToXml(PolicyOutcome outcome)
    {
        using var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            Counts(xml, outcome);
            xml.WriteStartElement("testsuite");
            Attribute(xml, "name", outcome.Policy.Name.Length > 0 ? outcome.Policy.Name : "policy");
            Counts(xml, outcome);
            foreach (var result in outcome.Results) Case(xml, result);
            foreach (var missing in outcome.Missing) Case(xml, missing);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return text.ToString() + "\n";
    }

    private static void Counts(XmlWriter xml, PolicyOutcome outcome)
    {
        Attribute(xml, "tests", $"{outcome.Results.Count + outcome.Missing.Count}");
        Attribute(xml, "failures", $"{Count(Verdict.Fail)}");
        Attribute(xml, "errors", $"{Count(Verdict.Inconclusive) + outcome.Missing.Count}");
        Attribute(xml, "skipped", $"{Count(Verdict.NotRun)}");

        int Count(Verdict verdict) => outcome.Results.Count(result => result.Verdict == verdict);
    }

    private static void Case(XmlWriter xml, GateResult result)
    {
        var gate = result.Gate;
        var slice = result.Finding?.Slice ?? gate.Slice ?? "";
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", result.Subject);
        Attribute(xml, "name", $"{gate.Metric}{(slice.Length == 0 ? "" : $" ({slice})")} {gate.Limit.Words}");
        Outcome(xml, result);
        xml.WriteStartElement("system-out");
        xml.WriteString(Clean(gate.Reason.Length == 0 ? result.Sentence : $"{result.Sentence}\n{gate.Reason}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, MissingEvidence missing)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", missing.Subject);
        Attribute(xml, "name", $"evidence of {missing.Kind}".ToLowerInvariant());
        xml.WriteStartElement("error");
        Attribute(xml, "message", missing.Sentence);
        Attribute(xml, "type", "inconclusive");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // JUnit knows no third value; an error is what it calls a test that came to no result.
    private static void Outcome(XmlWriter xml, GateResult result)
    {
        var (element, type) = result.Verdict switch
        {
            Verdict.Fail => ("failure", "fail"),
            Verdict.Inconclusive => ("error", "inconclusive"),
            Verdict.NotRun => ("skipped", null),
            _ => (null, null),
        };
        if (element is null) return;
        xml.WriteStartElement(element);
        Attribute(xml, "message", result.Sentence);
        if (type is not null) Attribute(xml, "type", type);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    // Escaping cannot help here: XML has no way to say these characters at all.
    private static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) result.Append(text[i]).Append(text[++i]);
            else result.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }
        return result.ToString();
    }

    // So that the declaration names the encoding the file is written in.
    private sealed class Utf8Writer : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
