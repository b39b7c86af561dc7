namespace Lethe.Storage.Tests.Support;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Pass(double seconds) => Now += TimeSpan.FromSeconds(seconds);
}
