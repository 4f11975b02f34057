using System.Globalization;
using System.Text.Json;

// Each request names milliseconds as its architecture. The reply is the process id of the node's silo; SLEEP_LOG gets a line per beginning.
while (Console.In.ReadLine() is { } line)
{
    using var request = JsonDocument.Parse(line);
    var id = request.RootElement.GetProperty("id").GetInt64();
    if (id == 0) Write($$"""{"id":0,"kind":"ready"}""");
    else if (request.RootElement.GetProperty("genotype").GetString() is { } text) _ = Sleep(id, int.Parse(text, CultureInfo.InvariantCulture));
}

async Task Sleep(long id, int milliseconds)
{
    if (Environment.GetEnvironmentVariable("SLEEP_LOG") is { } log)
        lock (Console.In) File.AppendAllText($"{log}.{Environment.ProcessId}", $"{id}\n");
    await Task.Delay(milliseconds);
    var status = File.ReadAllText("/proc/self/stat");
    var parent = status[(status.LastIndexOf(')') + 2)..].Split(' ')[1];
    Write($$"""{"id":{{id}},"kind":"result","result":{{parent}}}""");
}

void Write(string reply)
{
    lock (Console.Out) Console.Out.WriteLine(reply);
}
