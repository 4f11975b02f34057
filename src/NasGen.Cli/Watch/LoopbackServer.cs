using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NasGen.Cli.Watch;

/// <summary>An HTTP response.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Type">The content type.</param>
/// <param name="Body">The content in UTF-8. All connections that are sent the same one share it.</param>
/// <param name="Version">The version of the data. A page sends it back when it asks for newer data.</param>
internal sealed record Answer(int Status, string Type, ReadOnlyMemory<byte> Body, string? Version = null);

/// <summary>
/// Serves one page to browsers on this machine. It listens on 127.0.0.1 only, and rejects requests whose Host or Origin is another name. This
/// stops pages of other sites whose names resolve to this address (DNS rebinding). It takes one request per connection. A connection may last 10 seconds,
/// and if there are too many, the oldest is closed: a browser's request is answered long before, and clients that wait keep nobody out.
/// </summary>
/// <remarks>
/// Why not <see cref="HttpListener"/>: it cannot choose a free port (port 0). Why not Kestrel: it needs the ASP.NET Core framework, and this
/// process runs on the dependency graph of the user's project, which does not have it.
/// </remarks>
internal sealed class LoopbackServer : IDisposable
{
    /// <summary>The most connections. Each takes a few kilobytes, and one of a thousand or more descriptors that the system allows a process.</summary>
    private const int Connections = 128;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The pause after the system refused a connection, for example because there are no descriptors left.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TcpListener _listener;
    private readonly Func<RequestHead, Answer> _answer;
    private readonly SemaphoreSlim _answering = new(1);
    private readonly LinkedList<TcpClient> _open = new();
    private readonly string[] _hosts;

    /// <param name="port">The port to listen on; 0 chooses a free one.</param>
    /// <param name="answer">The function that answers an allowed request. It is called by one thread at a time.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public LoopbackServer(int port, Func<RequestHead, Answer> answer)
    {
        _answer = answer;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _hosts = [.. new[] { "127.0.0.1", "localhost" }.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}:{Port}"))];
    }

    public int Port { get; }

    public string Address => $"http://{_hosts[0]}/";

    /// <summary>Serves until it is stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (await Accept(stop) is not { } client) continue;
                lock (_open)
                {
                    // The task of the oldest one sees that it is closed.
                    if (_open.Count >= Connections) Oldest().Dispose();
                    var place = _open.AddLast(client);
                    _ = Task.Run(() => Serve(place, stop), CancellationToken.None);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>The response to a request that is rejected; <see langword="null"/> if the request is allowed.</summary>
    internal Answer? Refusal(RequestHead? head)
    {
        if (head is null) return Plain(400, "This is not an HTTP request.");
        if (!head.Fields.TryGetValue("Host", out var host) || !_hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            return Plain(403, "Use the address http://127.0.0.1 instead.");
        if (head.Fields.TryGetValue("Origin", out var origin) && !_hosts.Any(h => origin.Equals("http://" + h, StringComparison.OrdinalIgnoreCase)))
            return Plain(403, "Requests from other sites are rejected.");
        return head.Method == "GET" ? null : Plain(405, "Only GET is supported.");
    }

    public static Answer Plain(int status, string text) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    private async Task<TcpClient?> Accept(CancellationToken stop)
    {
        try
        {
            return await _listener.AcceptTcpClientAsync(stop);
        }
        catch (SocketException)
        {
            await Task.Delay(Pause, stop);
            return null;
        }
    }

    private TcpClient Oldest()
    {
        var oldest = _open.First!;
        _open.Remove(oldest);
        return oldest.Value;
    }

    private async Task Serve(LinkedListNode<TcpClient> place, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using (place.Value)
            {
                var stream = place.Value.GetStream();
                var head = await RequestHead.Read(stream, patience.Token);
                var answer = Refusal(head) ?? await Ask(head!, patience.Token);
                await stream.WriteAsync(HeadOf(answer), patience.Token);
                await stream.WriteAsync(answer.Body, patience.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or InvalidOperationException)
        {
            // The client closed the connection, was too slow, or had to make room.
        }
        finally
        {
            lock (_open)
                if (place.List is not null) _open.Remove(place);
        }
    }

    private async Task<Answer> Ask(RequestHead head, CancellationToken patience)
    {
        await _answering.WaitAsync(patience);
        try
        {
            return _answer(head);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Plain(500, e.Message);
        }
        finally
        {
            _answering.Release();
        }
    }

    private static byte[] HeadOf(Answer answer)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {(HttpStatusCode)answer.Status}\r\n");
        if (answer.Status != 204) head.Append(CultureInfo.InvariantCulture, $"Content-Type: {answer.Type}\r\nContent-Length: {answer.Body.Length}\r\n");
        if (answer.Version is { } version) head.Append(CultureInfo.InvariantCulture, $"X-Version: {version}\r\n");
        head.Append("Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n");
        head.Append("Cross-Origin-Resource-Policy: same-origin\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n");
        return Encoding.ASCII.GetBytes(head.ToString());
    }
}
