namespace Lethe.Sdk.Testing;

/// <summary>What was seen of a plugin in one run.</summary>
internal sealed class Observation
{
    private readonly Dictionary<Topic, string> _faults = [];
    private readonly Dictionary<Topic, string> _found = [];

    /// <summary>All it made, as a hash.</summary>
    public string Digest { get; set; } = "";

    /// <summary>Examples it said went forward and backward.</summary>
    public long Spent { get; set; }

    public int LargestRead { get; set; }

    /// <summary>The most it spent between two looks at the world.</summary>
    public long LargestStep { get; set; }

    /// <summary>Reads of data and reports of progress.</summary>
    public int Events { get; set; }

    /// <summary>Whether gradients lie in the parameters it was given: somebody called backward.</summary>
    public bool HasGradients { get; set; }

    /// <summary>Something wrong; of several about one topic the first is the one to mend first.</summary>
    public void Fault(Topic topic, string sentence) => _faults.TryAdd(topic, sentence);

    /// <summary>What was looked at, in a sentence.</summary>
    public void Found(Topic topic, string sentence) => _found[topic] = sentence;

    public string? FaultOf(Topic topic) => _faults.GetValueOrDefault(topic);

    public string? FoundOf(Topic topic) => _found.GetValueOrDefault(topic);

    /// <summary>Notes a fault unless the condition holds; tells whether it does.</summary>
    public bool Expect(bool condition, Topic topic, string otherwise)
    {
        if (!condition) Fault(topic, otherwise);
        return condition;
    }
}
