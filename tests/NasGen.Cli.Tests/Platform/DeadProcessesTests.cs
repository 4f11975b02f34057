using System.Net.Sockets;
using NasGen.Cli.Platform;

namespace NasGen.Cli.Tests.Platform;

public sealed class DeadProcessesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ng-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_files_of_processes_that_have_ended_are_deleted_and_no_others()
    {
        using var living = Listen("dotnet-diagnostic-7-100-socket");
        using (Listen("dying"))
        {
            // Only a process that ends in order removes its socket.
            File.Move(Path.Combine(_folder, "dying"), Path.Combine(_folder, "dotnet-diagnostic-8-200-socket"));
        }
        string[] stay = ["clr-debug-pipe-7-100-in", "clr-debug-pipe-7-100-out", "clr-debug-pipe-9-300-in", "notes", "dotnet-diagnostic-other"];
        foreach (var name in stay.Append("clr-debug-pipe-8-200-in").Append("clr-debug-pipe-8-200-out")) File.WriteAllText(Path.Combine(_folder, name), "");

        DeadProcesses.Sweep(_folder);

        Assert.Equal(
            stay.Append("dotnet-diagnostic-7-100-socket").Order(StringComparer.Ordinal),
            Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_not_there_does_no_harm() => DeadProcesses.Sweep(Path.Combine(_folder, "none"));

    private Socket Listen(string name)
    {
        var bound = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        bound.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, name)));
        bound.Listen();
        return bound;
    }
}
