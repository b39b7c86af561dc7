using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lethe.Benchmarks.Dashboard.Circuits;

/// <summary>
/// A page that is open in a browser, without the browser: the server is spoken to as the browser script speaks to it, and
/// everything it draws is taken and confirmed, but not shown.
/// </summary>
internal sealed class Circuit : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _server;
    private readonly Lock _turn = new();
    private readonly List<string> _links = [];
    private readonly List<ulong> _changes = [];
    private TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _listening = Task.CompletedTask;
    private long _events, _interop;

    private Circuit(Uri server) => _server = server;

    /// <summary>Where the page is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Bytes of drawings.</summary>
    public long Drawn { get; private set; }

    /// <summary>The links that were drawn since the last click.</summary>
    public IReadOnlyList<string> Links { get { lock (_turn) return [.. _links]; } }

    /// <summary>The handlers of fields that were drawn since the last click, in the order of the page.</summary>
    public IReadOnlyList<ulong> Changes { get { lock (_turn) return [.. _changes]; } }

    /// <summary>Fetches a page and opens its circuit; done when the circuit has drawn it.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient client, string address, CancellationToken cancellation)
    {
        var circuit = new Circuit(client.BaseAddress!) { Address = new Uri(client.BaseAddress!, address) };
        var markers = PageMarkers.Read(await client.GetStringAsync(circuit.Address, cancellation));
        await circuit.ConnectAsync(client, cancellation);
        var drawn = circuit._drawn.Task;
        circuit._listening = circuit.ListenAsync();
        await circuit.SendAsync(PackWriter.Invocation("0", "StartCircuit", $"{circuit._server}", $"{circuit.Address}", "[]", markers.State));
        await circuit.SendAsync(PackWriter.Invocation(null, "UpdateRootComponents", markers.Operations(), markers.State));
        await circuit.UntilAsync(drawn, cancellation);
        return circuit;
    }

    /// <summary>Clicks on a link of the page; done when what it leads to is drawn.</summary>
    public Task ClickAsync(string link, CancellationToken cancellation) => ActAsync(() => GoAsync(link, isLink: true), cancellation);

    /// <summary>Gives a field of the page another value; done when something is drawn.</summary>
    public Task ChangeAsync(ulong handler, string value, CancellationToken cancellation)
    {
        var arguments = new JsonArray(
            new JsonObject { ["eventHandlerId"] = handler, ["eventName"] = "change", ["eventFieldInfo"] = null }, new JsonObject { ["value"] = value });
        var call = $"{Interlocked.Increment(ref _events)}";
        return ActAsync(() => SendAsync(PackWriter.Invocation(null, "BeginInvokeDotNetFromJS", call, null, "DispatchEventAsync", _interop, arguments.ToJsonString())), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _sending.Dispose();
        _end.Dispose();
    }

    private async Task ConnectAsync(HttpClient client, CancellationToken cancellation)
    {
        using var answer = await client.PostAsync(new Uri(_server, "/_blazor/negotiate?negotiateVersion=1"), null, cancellation);
        var token = (string)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation))!["connectionToken"]!;
        _socket.Options.SetRequestHeader("Origin", _server.GetLeftPart(UriPartial.Authority));
        await _socket.ConnectAsync(new UriBuilder(_server) { Scheme = "ws", Path = "/_blazor", Query = $"id={token}" }.Uri, cancellation);
        await _socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        var agreed = await ReceiveAsync(cancellation);
        if (!agreed.AsSpan().SequenceEqual("{}\u001e"u8)) throw new InvalidDataException("The server does not speak blazorpack.");
    }

    private async Task ActAsync(Func<Task> act, CancellationToken cancellation)
    {
        Task drawn;
        lock (_turn)
        {
            _drawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            drawn = _drawn.Task;
            _links.Clear();
            _changes.Clear();
        }
        await act();
        await UntilAsync(drawn, cancellation);
    }

    // A circuit that ended draws no more.
    private async Task UntilAsync(Task drawn, CancellationToken cancellation)
    {
        var first = await Task.WhenAny(drawn, _listening).WaitAsync(TimeSpan.FromSeconds(30), cancellation);
        await first;
        if (first != drawn) throw new InvalidDataException("The server closed the circuit.");
    }

    private Task GoAsync(string link, bool isLink)
    {
        Address = new Uri(_server, link);
        return SendAsync(PackWriter.Invocation(null, "OnLocationChanged", $"{Address}", null, isLink));
    }

    private async Task ListenAsync()
    {
        while (await ReceiveAsync(_end.Token) is { Length: > 0 } message)
        {
            foreach (var answer in Read(message)) await SendAsync(answer);
        }
    }

    private async Task<byte[]> ReceiveAsync(CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var part = new byte[1 << 14];
        while (true)
        {
            var received = await _socket.ReceiveAsync(part.AsMemory(), cancellation);
            if (received.MessageType == WebSocketMessageType.Close) return [];
            whole.Write(part, 0, received.Count);
            if (received.EndOfMessage) return whole.ToArray();
        }
    }

    /// <returns>What is to be answered.</returns>
    private List<byte[]> Read(byte[] bytes)
    {
        const int Invocation = 1, Close = 7;
        var answers = new List<byte[]>();
        for (var reader = new PackReader(bytes); !reader.IsAtEnd;)
        {
            var message = reader.Message();
            message.Array();
            var kind = message.Number();
            if (kind == Close) throw new InvalidDataException("The server closed the circuit.");
            if (kind != Invocation) continue;
            message.EmptyMap();
            message.Text();
            var method = message.Text();
            message.Array();
            if (method == "JS.RenderBatch") answers.Add(Draw(ref message));
            else if (method == "JS.BeginInvokeJS") Call(ref message, answers);
            else if (method == "JS.Error") throw new InvalidDataException($"The circuit failed: {message.Text()}");
        }
        return answers;
    }

    private byte[] Draw(ref PackReader message)
    {
        var batch = message.Number();
        var bytes = message.Bytes();
        var attributes = new RenderBatch(bytes).Attributes();
        lock (_turn)
        {
            Drawn += bytes.Length;
            _links.AddRange(attributes.Where(one => one is { Name: "href", Value: not null }).Select(one => one.Value!));
            _changes.AddRange(attributes.Where(one => one is { Name: "onchange", Handler: > 0 }).Select(one => one.Handler));
            _drawn.TrySetResult();
        }
        return PackWriter.Invocation(null, "OnRenderCompleted", batch, null);
    }

    private void Call(ref PackReader message, List<byte[]> answers)
    {
        var (call, function, arguments) = (message.Number(), message.Text(), message.Text());
        if (function == "Blazor._internal.attachWebRendererInterop") _interop = (long)JsonNode.Parse(arguments!)![1]!["__dotNetObject"]!;
        // A page that sends its reader elsewhere: the browser goes there and says so.
        if (function == "Blazor._internal.navigationManager.navigateTo")
        {
            Address = new Uri(_server, (string)JsonNode.Parse(arguments!)![0]!);
            answers.Add(PackWriter.Invocation(null, "OnLocationChanged", $"{Address}", null, false));
        }
        if (call > 0) answers.Add(PackWriter.Invocation(null, "EndInvokeJSFromDotNet", call, true, JsonSerializer.Serialize(new object?[] { call, true, null })));
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_end.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _end.Token);
        }
        finally
        {
            _sending.Release();
        }
    }
}
