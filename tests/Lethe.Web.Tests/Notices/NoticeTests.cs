using System.Net;
using System.Net.Sockets;
using System.Text;
using Lethe.Web.Notices;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Notices;

public sealed class NoticeTests
{
    private const string Secret = "a secret of some length";

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    public void Address_IsPublicOrNot(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    // RFC 4231's second case.
    [Fact]
    public void Signature_OfAKnownCase_IsThatOfTheStandard() => Assert.Equal(
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", WebhookSender.Signature("Jefe", "what do ya want for nothing?"));

    [Fact]
    public async Task Webhook_ThatIsAllowed_GetsTheNewsSigned()
    {
        using var fake = new FakeHttp(200);
        var said = await Delivery(fake, allowPrivate: true).SendAsync("subject", "{\"a\":1}", "text", TestContext.Current.CancellationToken);
        Assert.Equal("Told by webhook.", said);
        var request = Assert.Single(fake.Requests);
        Assert.StartsWith("POST /hook HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains($"X-Lethe-Signature: {WebhookSender.Signature(Secret, "{\"a\":1}")}", request, StringComparison.Ordinal);
        Assert.EndsWith("{\"a\":1}", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhook_OnThisMachine_IsNotEvenConnectedTo()
    {
        using var fake = new FakeHttp(200);
        var said = await Delivery(fake, allowPrivate: false).SendAsync("subject", "{}", "text", TestContext.Current.CancellationToken);
        Assert.StartsWith("Not told by webhook in 4 attempts:", said, StringComparison.Ordinal);
        Assert.Contains("private network", said, StringComparison.Ordinal);
        Assert.Empty(fake.Requests);
    }

    [Fact]
    public async Task Webhook_ThatFailsAtFirst_IsTriedAgainAfterLongerAndLongerPauses()
    {
        using var fake = new FakeHttp(500, 503, 200);
        var clock = new HurriedClock();
        var said = await Delivery(fake, allowPrivate: true, clock).SendAsync("subject", "{}", "text", TestContext.Current.CancellationToken);
        Assert.Equal("Told by webhook.", said);
        Assert.Equal(3, fake.Requests.Count);
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15)], clock.Pauses);
    }

    [Fact]
    public async Task Webhook_ThatSendsElsewhere_IsNotFollowed()
    {
        using var fake = new FakeHttp(302);
        var said = await Delivery(fake, allowPrivate: true).SendAsync("subject", "{}", "text", TestContext.Current.CancellationToken);
        Assert.Contains("answered 302", said, StringComparison.Ordinal);
        Assert.Equal(4, fake.Requests.Count);
    }

    [Fact]
    public async Task Mail_ToAServer_HasTheNewsInIt()
    {
        using var fake = new FakeSmtp();
        var sender = new MailSender(new MailSettings("127.0.0.1", "lethe@example.org", ["desk@example.org"], fake.Port, Tls: false));
        Assert.Equal("Told by mail.", await new NoticeDelivery(new HurriedClock(), [sender]).SendAsync("The verdict\r\nBcc: x", "{}", "It was pass and is fail.", TestContext.Current.CancellationToken));
        var mail = await fake.MailAsync();
        Assert.Contains("RCPT TO:<desk@example.org>", mail, StringComparison.Ordinal);
        Assert.Contains("It was pass and is fail.", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_WithoutAnybodyToTell_SaySo() => Assert.Contains("Nobody is told",
        await new NoticeDelivery(new HurriedClock(), []).SendAsync("s", "{}", "t", TestContext.Current.CancellationToken), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ \"notices\": { \"webhok\": {} } }", "webhok")]
    [InlineData("{ \"notices\": { \"webhook\": { \"url\": \"ftp://example.org\", \"secret\": \"a secret of some length\" } } }", "https://")]
    [InlineData("{ \"notices\": { \"webhook\": { \"url\": \"https://example.org\", \"secret\": \"short\" } } }", "16 characters")]
    [InlineData("{ \"notices\": { \"mail\": { \"host\": \"localhost\", \"from\": \"a@b.c\", \"to\": [] } } }", "'to'")]
    public void Settings_ThatAreWrong_AreRefusedWithTheReason(string text, string reason)
    {
        using var house = new ScheduleHouse();
        File.WriteAllText(house.Engine.Home.Settings, text);
        Assert.Contains(reason, Assert.Throws<IOException>(() => InstallationSettings.Read(house.Engine.Home)).Message, StringComparison.Ordinal);
    }

    private static NoticeDelivery Delivery(FakeHttp fake, bool allowPrivate, TimeProvider? clock = null) => new(
        clock ?? new HurriedClock(), [new WebhookSender(new WebhookSettings(new Uri($"http://127.0.0.1:{fake.Port}/hook"), Secret), allowPrivate)]);

    /// <summary>Pauses are noted and over at once.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        public List<TimeSpan> Pauses { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    /// <summary>Answers each request with the next of these codes, and then with the last one again.</summary>
    private sealed class FakeHttp : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly int[] _codes;

        public FakeHttp(params int[] codes)
        {
            _codes = codes;
            _listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public List<string> Requests { get; } = [];

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    var text = await ReadAsync(stream);
                    var code = _codes[Math.Min(Requests.Count, _codes.Length - 1)];
                    Requests.Add(text);
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {code} x\r\nLocation: http://127.0.0.1:{Port}/other\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                }
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The test is over.
            }
        }

        private static async Task<string> ReadAsync(NetworkStream stream)
        {
            var (text, part) = (new StringBuilder(), new byte[4096]);
            while (true)
            {
                text.Append(Encoding.UTF8.GetString(part, 0, await stream.ReadAsync(part)));
                var whole = text.ToString();
                var end = whole.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (end < 0) continue;
                var length = whole.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                if (whole.Length - end - 4 >= int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)) return whole;
            }
        }
    }

    /// <summary>Takes one mail.</summary>
    private sealed class FakeSmtp : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task<string> _mail;

        public FakeSmtp()
        {
            _listener.Start();
            _mail = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task<string> MailAsync() => _mail;

        public void Dispose() => _listener.Dispose();

        private async Task<string> ServeAsync()
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            var (said, isBody) = (new StringBuilder(), false);
            await writer.WriteLineAsync("220 fake");
            while (await reader.ReadLineAsync() is { } line)
            {
                said.Append(line).Append('\n');
                if (isBody)
                {
                    if (line != ".") continue;
                    await writer.WriteLineAsync("250 taken");
                    break;
                }
                isBody = line == "DATA";
                await writer.WriteLineAsync(isBody ? "354 go on" : "250 fine");
            }
            return said.ToString();
        }
    }
}
