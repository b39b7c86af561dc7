namespace Lethe.Sdk;

/// <summary>
/// How much a method may use: seconds on the clock, or examples passed forward and backward. The host meters both, so
/// that methods are compared at equal cost.
/// </summary>
public sealed class Budget(TimeProvider clock, TimeSpan? time, long? samples)
{
    private readonly long _start = clock.GetTimestamp();
    private long _spent;

    public static Budget Unlimited => new(TimeProvider.System, null, null);

    public TimeSpan? Time { get; } = time;

    public long? Samples { get; } = samples;

    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>Examples that went through a forward and a backward pass so far.</summary>
    public long Spent => Interlocked.Read(ref _spent);

    public bool Exhausted => Elapsed >= (Time ?? TimeSpan.MaxValue) || Spent >= (Samples ?? long.MaxValue);

    public void Spend(long examples) => Interlocked.Add(ref _spent, examples);
}
