namespace Lethe.Statistics;

/// <summary>
/// How much of what models say of a record they say because they saw it: the mean over those that saw it minus the mean
/// over those that did not. Models are added one after the other, so that their outputs need not be kept.
/// </summary>
public sealed class Memorisation(int records)
{
    private readonly int[] _saw = new int[records];
    private readonly double[] _sumSaw = new double[records];
    private readonly double[] _sumDidNot = new double[records];

    public int Records => records;

    /// <summary>How many models were added.</summary>
    public int Models { get; private set; }

    /// <param name="saw">For each record, whether the model saw it.</param>
    /// <param name="outputs">For each record, what the model says of it.</param>
    public void Add(ReadOnlySpan<bool> saw, ReadOnlySpan<double> outputs)
    {
        if (saw.Length != records || outputs.Length != records)
            throw new ArgumentException($"A model saw or not {saw.Length} records and speaks of {outputs.Length}; there are {records}.");
        for (var i = 0; i < records; i++)
        {
            if (saw[i])
            {
                _saw[i]++;
                _sumSaw[i] += outputs[i];
            }
            else
            {
                _sumDidNot[i] += outputs[i];
            }
        }
        Models++;
    }

    /// <summary>Null where all models saw the record, or none did.</summary>
    public double? Of(int record) => _saw[record] is var saw && saw > 0 && saw < Models
        ? _sumSaw[record] / saw - _sumDidNot[record] / (Models - saw)
        : null;
}
