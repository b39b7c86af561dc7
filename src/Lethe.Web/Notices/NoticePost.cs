using System.Text.Json;
using Lethe.Web.Schedules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lethe.Web.Notices;

/// <summary>Tells others what schedules have to say. What was not told when the server ended is told by the next one.</summary>
internal sealed partial class NoticePost(Engine engine, ILogger<NoticePost> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendAllAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                Failed(fault, fault.Message);
            }
            await Task.Delay(LookEvery, engine.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task SendAllAsync(CancellationToken cancellation)
    {
        foreach (var run in engine.Database.Schedules.ToTell())
        {
            // Read each time: whoever corrects the file need not start the server again.
            var delivery = new NoticeDelivery(engine.Clock, NoticeDelivery.Senders(InstallationSettings.Read(engine.Home).Notices));
            var news = JsonSerializer.Deserialize<ScheduleNews>(run.NoticeJson!, JsonSerializerOptions.Web)!;
            var state = await delivery.SendAsync($"Lethe: {news.Name}: {string.Join(", ", news.Events)}", run.NoticeJson!, TextOf(news), cancellation).ConfigureAwait(false);
            engine.Database.Schedules.Settle(run with { NoticeJson = null, NoticeState = state });
        }
    }

    private static string TextOf(ScheduleNews news) => string.Join('\n', [.. news.Sentences, "", $"Schedule {news.Name}, audit {news.Audit}: lethe audit show {news.Audit}"]);

    [LoggerMessage(Level = LogLevel.Error, Message = "News could not be sent and will be tried again: {Reason}")]
    private partial void Failed(Exception fault, string reason);
}
