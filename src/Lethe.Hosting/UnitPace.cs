namespace Lethe.Hosting;

/// <summary>How fast a unit goes and how long it still takes, from its steps so far.</summary>
public sealed class UnitPace(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private string _what = "";
    private long _begun;
    private long _doneBefore;

    public long Done { get; private set; }

    public long Total { get; private set; }

    public string What => _what;

    /// <summary>Steps a second; 0 before there is one.</summary>
    public double Rate => Done > _doneBefore ? (Done - _doneBefore) / clock.GetElapsedTime(_begun == 0 ? _start : _begun).TotalSeconds : 0;

    /// <summary>Null when the end is not known.</summary>
    public double? SecondsLeft => Total > 0 && Rate > 0 ? (Total - Done) / Rate : null;

    public double Share => Total > 0 ? Math.Clamp((double)Done / Total, 0, 1) : 0;

    public void Report(long done, long total, string what)
    {
        // Another kind of step: what was before says nothing about it.
        if (total != Total || done < Done) (_begun, _doneBefore) = (clock.GetTimestamp(), done);
        (Done, Total, _what) = (done, total, what);
    }

    public override string ToString()
    {
        var text = Total > 0 ? $"{_what}, {Share:P0}" : Done > 0 ? $"{_what}, {Done} done" : _what;
        if (Rate > 0) text += $", {Words.Number(Math.Round(Rate, 1))}/s";
        return SecondsLeft is { } left ? $"{text}, about {Words.Time(left)} left" : text;
    }
}
