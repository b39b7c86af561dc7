namespace Lethe.Statistics;

/// <summary>A bin while it is being filled.</summary>
internal struct RunningBin
{
    private long _count;
    private double _from;
    private double _to;
    private double _confidence;
    private double _correct;
    private double _squares;
    private double _correctConfidence;

    /// <summary>From the first confidence in it to the last.</summary>
    public readonly CalibrationBin Done => new(_from, _to, _count, _confidence, _correct, _squares, _correctConfidence);

    /// <summary>Takes up records of one confidence.</summary>
    public void Add(double confidence, long count, double correct)
    {
        if (_count == 0) _from = confidence;
        _to = confidence;
        _count += count;
        _confidence += count * confidence;
        _correct += correct;
        _squares += count * confidence * confidence;
        _correctConfidence += correct * confidence;
    }
}
