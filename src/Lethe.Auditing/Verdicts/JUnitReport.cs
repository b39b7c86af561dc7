using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace Lethe.Auditing.Verdicts;

/// <summary>
/// The verdicts of an audit's JSON as JUnit XML, which CI systems read: one suite, one test case a gate result. It judges
/// nothing again: what it says is what was decided when the audit ended.
/// </summary>
public static class JUnitReport
{
    public static string ToXml(JsonObject audit)
    {
        Case[] cases = [.. List(audit, "gates").Select(OfGate), .. List(audit, "missingEvidence").Select(OfMissing)];
        using var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            Counts(xml, cases);
            xml.WriteStartElement("testsuite");
            Attribute(xml, "name", Text(audit, "policy") is { Length: > 0 } name ? name : "policy");
            Counts(xml, cases);
            foreach (var one in cases) Write(xml, one);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return text.ToString() + "\n";
    }

    private static Case OfGate(JsonObject gate)
    {
        var slice = Text(gate, "slice");
        return new Case(
            Text(gate, "subject"), $"{Text(gate, "metric")}{(slice.Length == 0 ? "" : $" ({slice})")} {Text(gate, "limit")}",
            Text(gate, "verdict"), Text(gate, "sentence"), Text(gate, "reason"));
    }

    private static Case OfMissing(JsonObject missing) =>
        new(Text(missing, "subject"), $"evidence of {Text(missing, "kind")}", Word(Verdict.Inconclusive), Text(missing, "sentence"), "");

    private static void Counts(XmlWriter xml, Case[] cases)
    {
        Attribute(xml, "tests", $"{cases.Length}");
        Attribute(xml, "failures", $"{Count(Verdict.Fail)}");
        Attribute(xml, "errors", $"{Count(Verdict.Inconclusive)}");
        Attribute(xml, "skipped", $"{Count(Verdict.NotRun)}");

        int Count(Verdict verdict) => cases.Count(one => one.Verdict == Word(verdict));
    }

    // JUnit knows no third value; an error is what it calls a test that came to no result.
    private static void Write(XmlWriter xml, Case one)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", one.Subject);
        Attribute(xml, "name", one.Name);
        if (one.Verdict == Word(Verdict.Fail)) Outcome(xml, "failure", one);
        else if (one.Verdict == Word(Verdict.Inconclusive)) Outcome(xml, "error", one);
        else if (one.Verdict == Word(Verdict.NotRun)) Outcome(xml, "skipped", one);
        xml.WriteStartElement("system-out");
        xml.WriteString(Clean(one.Reason.Length == 0 ? one.Sentence : $"{one.Sentence}\n{one.Reason}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Outcome(XmlWriter xml, string element, Case one)
    {
        xml.WriteStartElement(element);
        Attribute(xml, "message", one.Sentence);
        if (element != "skipped") Attribute(xml, "type", one.Verdict);
        xml.WriteEndElement();
    }

    private static IEnumerable<JsonObject> List(JsonObject audit, string key) => (audit[key] as JsonArray ?? []).OfType<JsonObject>();

    private static string Text(JsonObject map, string key) => map[key]?.GetValue<string>() ?? "";

    private static string Word(Verdict verdict) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{verdict}");

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

    private sealed record Case(string Subject, string Name, string Verdict, string Sentence, string Reason);

    // So that the declaration names the encoding the file is written in.
    private sealed class Utf8Writer : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
