using System.Net.Sockets;

namespace NasGen.Cli.Platform;

/// <summary>
/// The files that the .NET runtime leaves in the folder for temporary files if its process is killed: a socket and two pipes for debuggers. NasGen's own
/// processes make none, except for a host that a person starts; the build that runs it and is killed leaves some, too.
/// </summary>
internal static class DeadProcesses
{
    private const string SocketStart = "dotnet-diagnostic-", SocketEnd = "-socket", Pipe = "clr-debug-pipe-";

    /// <summary>Deletes the files of processes that have ended: nobody listens at their socket. Files of other users stay.</summary>
    public static void Sweep(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        try
        {
            foreach (var socket in Directory.EnumerateFiles(folder, SocketStart + "*" + SocketEnd).Where(IsDead).ToList())
            {
                var process = Path.GetFileName(socket)[SocketStart.Length..^SocketEnd.Length];
                foreach (var end in (string[])["-in", "-out"]) File.Delete(Path.Combine(folder, Pipe + process + end));
                File.Delete(socket);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // They take next to no space. The next start may delete them.
        }
    }

    private static bool IsDead(string path)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (ArgumentException)
        {
            return false; // The path is too long for a socket.
        }
    }
}
