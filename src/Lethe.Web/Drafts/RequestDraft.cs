using System.Text.Json.Nodes;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Requests;

namespace Lethe.Web.Drafts;

/// <summary>A request while somebody writes it. A form sets its parts, or its text is written: both are the same request.</summary>
public sealed class RequestDraft
{
    private static readonly string[] Order =
        ["name", "seed", "device", "data", "subject", "forget", "unlearn", "evaluate", "policy", "budget", "executor"];

    /// <summary>The request as YAML, as it will be queued.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What the text says; while it cannot be read, what it said last.</summary>
    public JsonObject Root { get; private set; } = [];

    /// <summary>Why the text cannot be read; empty when it can.</summary>
    public IReadOnlyList<SourceFault> Faults { get; private set; } = [];

    public bool IsReadable => Faults.Count == 0;

    /// <summary>A part by its key; null when it is not there.</summary>
    public JsonNode? this[string key] => Root[key];

    public void Write(string text)
    {
        Text = text;
        try
        {
            (Root, Faults) = (RequestReader.Parse(text).Root, []);
        }
        catch (RequestException refused)
        {
            Faults = refused.Faults;
        }
    }

    /// <summary>Sets a part and writes the text anew, in the order in which requests are written. Null takes it out.</summary>
    /// <exception cref="InvalidOperationException">The text cannot be read: what it says would be lost.</exception>
    public void Set(string key, JsonNode? value)
    {
        if (!IsReadable) throw new InvalidOperationException("The text has to be readable before a part of it can be set.");
        var root = new JsonObject();
        foreach (var name in Order.Concat(Root.Select(pair => pair.Key).Append(key)).Distinct())
            if ((name == key ? value : Root[name]) is { } part) root[name] = part.DeepClone();
        (Root, Text) = (root, YamlText.Of(root));
    }

    /// <summary>Lays the text out anew, for one that was written as JSON.</summary>
    public void Tidy()
    {
        if (IsReadable) Text = YamlText.Of(Root);
    }
}
