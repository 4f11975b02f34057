using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using NasGen.Cli.Watch;

namespace NasGen.Cli.Tests.Watch;

public sealed class LoopbackServerTests : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly LoopbackServer _server = new(0, head => new Answer(200, "text/plain", Encoding.UTF8.GetBytes("the page at " + head.Path), "7"));
    private readonly Task _running;

    public LoopbackServerTests() => _running = _server.Run(_stop.Token);

    public void Dispose()
    {
        _stop.Cancel();
        _running.GetAwaiter().GetResult();
        _server.Dispose();
        _stop.Dispose();
    }

    [Theory]
    [InlineData("Host: 127.0.0.1:PORT", "200")]
    [InlineData("Host: localhost:PORT", "200")]
    [InlineData("Host: LOCALHOST:PORT\r\nOrigin: http://127.0.0.1:PORT", "200")]
    [InlineData("Host: attacker.example:PORT", "403")]
    [InlineData("Host: 127.0.0.1.attacker.example:PORT", "403")]
    [InlineData("Host: 127.0.0.1", "403")]
    [InlineData("Host: 127.0.0.1:1", "403")]
    [InlineData("Host: 127.0.0.1:PORT\r\nHost: attacker.example", "400")]
    [InlineData("Accept: */*", "403")]
    [InlineData("Host: 127.0.0.1:PORT\r\nOrigin: http://attacker.example", "403")]
    [InlineData("Host: 127.0.0.1:PORT\r\nOrigin: https://127.0.0.1:PORT", "403")]
    [InlineData("Host: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:1", "403")]
    [InlineData("Host: 127.0.0.1:PORT\r\nOrigin: null", "403")]
    public async Task Only_requests_for_the_loopback_address_are_answered(string fields, string status)
    {
        var answer = await Ask($"GET / HTTP/1.1\r\n{fields.Replace("PORT", $"{_server.Port}", StringComparison.Ordinal)}\r\n\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Equal(status == "200", answer.Contains("the page at /", StringComparison.Ordinal));
        Assert.DoesNotContain("Access-Control-Allow-Origin", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "405")]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("GET http://attacker.example/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "400")]
    public async Task Requests_other_than_GET_are_rejected(string request, string status) => Assert.StartsWith(
        $"HTTP/1.1 {status} ", await Ask(request.Replace("PORT", $"{_server.Port}", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public async Task The_server_does_not_listen_on_other_addresses_of_this_machine()
    {
        var others = NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        foreach (var address in others)
        {
            using var client = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(address, _server.Port));
        }
    }

    /// <summary>A client that sends nothing and one that sends half a request each keep a connection open. Other clients get their answers.</summary>
    [Fact]
    public async Task Silent_and_slow_clients_do_not_block_others()
    {
        using var silent = new TcpClient();
        using var slow = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, _server.Port);
        await slow.ConnectAsync(IPAddress.Loopback, _server.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: 127.0.0."));
        Assert.Contains("the page at /data.json", await Ask($"GET /data.json HTTP/1.1\r\nHost: 127.0.0.1:{_server.Port}\r\n\r\n"), StringComparison.Ordinal);
    }

    /// <summary>Five hundred connections that wait, more that follow, and readers that never take their answer keep nobody out.</summary>
    [Theory]
    [InlineData(16, "")]
    [InlineData(500, "")]
    [InlineData(500, "GET / HTTP/1.1\r\nHost: ")]
    [InlineData(500, "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n")]
    [InlineData(500, "POST / HTTP/1.1\r\nContent-Length: 1000000000\r\n\r\n")]
    public async Task Connections_that_wait_keep_nobody_out(int count, string sent)
    {
        var bytes = Encoding.ASCII.GetBytes(sent.Replace("PORT", $"{_server.Port}", StringComparison.Ordinal));
        List<TcpClient> waiting = [];
        try
        {
            for (var i = 0; i < count; i++)
            {
                var client = new TcpClient();
                waiting.Add(client);
                await client.ConnectAsync(IPAddress.Loopback, _server.Port);
                await client.GetStream().WriteAsync(bytes);
                if (i % 50 == 49) await AskWithin(TimeSpan.FromSeconds(3));
            }
            for (var i = 0; i < 20; i++) await AskWithin(TimeSpan.FromSeconds(3));
        }
        finally
        {
            waiting.ForEach(client => client.Dispose());
        }
    }

    private async Task AskWithin(TimeSpan limit) => Assert.Contains(
        "the page at /data.json", await Ask($"GET /data.json HTTP/1.1\r\nHost: 127.0.0.1:{_server.Port}\r\n\r\n").WaitAsync(limit), StringComparison.Ordinal);

    private async Task<string> Ask(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _server.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }
}
