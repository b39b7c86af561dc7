using Lethe.Auditing.Running.Workers.Watching;

namespace Lethe.Auditing.Tests.Running.Workers;

public sealed class TurnstileTests
{
    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Places_AreGivenInTheOrderAsked()
    {
        var turnstile = new Turnstile(2);
        Assert.True(await turnstile.Enter(Never));
        Assert.True(await turnstile.Enter(Never));
        var waiting = Enumerable.Range(0, 5).Select(_ => turnstile.Enter(Never)).ToArray();
        for (var served = 0; served <= waiting.Length; served++)
        {
            Assert.All(waiting[served..], wait => Assert.False(wait.IsCompleted));
            turnstile.Leave();
            if (served < waiting.Length) Assert.True(await waiting[served]);
        }
        Assert.True(turnstile.Enter(Never).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Waiter_ThatGaveUp_IsPassedOver()
    {
        var turnstile = new Turnstile(1);
        using var stop = new CancellationTokenSource();
        Assert.True(await turnstile.Enter(Never));
        var first = turnstile.Enter(stop.Token);
        var second = turnstile.Enter(Never);
        await stop.CancelAsync();
        Assert.False(await first);
        Assert.False(await turnstile.Enter(stop.Token));
        turnstile.Leave();
        Assert.True(await second);
    }

    [Fact]
    public async Task Turns_AndCancellationsAtTheSameMoment_LoseNoPlace()
    {
        var turnstile = new Turnstile(3);
        var (inside, most) = (0, 0);
        var units = Enumerable.Range(0, 400).Select(i => Task.Run(async () =>
        {
            using var stop = new CancellationTokenSource();
            var turn = turnstile.Enter(stop.Token);
            if (i % 3 == 0) await stop.CancelAsync();
            if (!await turn) return;
            var now = Interlocked.Increment(ref inside);
            lock (turnstile) most = Math.Max(most, now);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            turnstile.Leave();
        }));
        await Task.WhenAll(units);
        Assert.InRange(most, 1, 3);
        for (var i = 0; i < 3; i++) Assert.True(turnstile.Enter(Never).IsCompletedSuccessfully);
        Assert.False(turnstile.Enter(Never).IsCompleted);
    }
}
