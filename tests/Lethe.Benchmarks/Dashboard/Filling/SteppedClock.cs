namespace Lethe.Benchmarks.Dashboard.Filling;

/// <summary>A clock that goes on when it is told to: a year of audits is written within a minute.</summary>
internal sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Step(TimeSpan by) => _now += by;
}
