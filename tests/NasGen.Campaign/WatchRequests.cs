using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NasGen.Cli.Watch;

namespace NasGen.Campaign;

/// <summary>Slow, many, large and foreign requests to the watch page. After each, a browser's request is answered at once.</summary>
internal static class WatchRequests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static async Task<Tally> Run(int events, int seed)
    {
        var tally = new Tally("watch");
        var page = new byte[2_000_000];
        Array.Fill(page, (byte)'x');
        using var stop = new CancellationTokenSource();
        using var server = new LoopbackServer(0, _ => new Answer(200, "text/plain", page));
        var serving = server.Run(stop.Token);
        List<TcpClient> open = [];
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < events; i++)
        {
            var random = new Random(seed + i);
            var (kind, count) = (random.Next(6), random.Next(1, 60));
            for (var client = 0; client < count; client++) open.Add(await Disturb(kind, server.Port, random));
            while (open.Count > 700)
            {
                open[0].Dispose();
                open.RemoveAt(0);
            }
            var clock = Stopwatch.StartNew();
            try
            {
                var answer = await Ask(server.Port, "127.0.0.1").WaitAsync(Longest);
                if (clock.Elapsed > slowest) slowest = clock.Elapsed;
                if (answer < page.Length) tally.Complain(Outcome.Lost, $"event {i}, kind {kind}: an answer of {answer} bytes");
                else if (await Ask(server.Port, "attacker.example").WaitAsync(Longest) >= page.Length) tally.Complain(Outcome.Lost, $"event {i}: another site read the page");
                else tally.Survived();
            }
            catch (TimeoutException)
            {
                tally.Complain(Outcome.Unbounded, $"event {i}, kind {kind}: no answer within {Longest.TotalSeconds} s");
            }
        }
        open.ForEach(client => client.Dispose());
        await stop.CancelAsync();
        await serving;
        tally.Note = string.Create(CultureInfo.InvariantCulture, $"the slowest answer took {slowest.TotalMilliseconds:0} ms");
        return tally;
    }

    private static async Task<TcpClient> Disturb(int kind, int port, Random random)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            var garbage = new byte[random.Next(1, 20_000)];
            random.NextBytes(garbage);
            var sent = kind switch
            {
                0 => [],
                1 => "GET / HTTP/1.1\r\nHost: 127."u8.ToArray(),
                2 => Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"), // It never takes its answer.
                3 => Encoding.ASCII.GetBytes("GET /" + new string('a', 40_000)),
                4 => garbage,
                _ => Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://attacker.example\r\nContent-Length: 9999999999\r\n\r\n"),
            };
            await client.GetStream().WriteAsync(sent);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The server has closed the connection.
        }
        return client;
    }

    /// <summary>The length of the answer.</summary>
    private static async Task<long> Ask(int port, string host)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n"));
        var (buffer, sum) = (new byte[1 << 16], 0L);
        while (await client.GetStream().ReadAsync(buffer) is > 0 and var read) sum += read;
        return sum;
    }
}
