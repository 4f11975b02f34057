using System.Globalization;

namespace NasGen.Benchmarks.Memory;

/// <summary>
/// The memory of a process in bytes, as Linux counts it. A page that several processes map counts in each by its share (PSS, proportional set size),
/// therefore sums over processes are the memory that they need together.
/// </summary>
/// <param name="Total">All memory.</param>
/// <param name="Private">The heaps and stacks: memory that belongs to no file.</param>
/// <param name="Data">The mapped samples.</param>
internal sealed record ProcessMemory(long Total, long Private, long Data)
{
    /// <summary>Pages of the runtime, libtorch and other files.</summary>
    public long Files => Total - Private - Data;

    public static ProcessMemory operator +(ProcessMemory left, ProcessMemory right) =>
        new(left.Total + right.Total, left.Private + right.Private, left.Data + right.Data);

    /// <summary>The memory of a running process.</summary>
    /// <param name="id">The process.</param>
    /// <param name="samples">The file of the mapped samples.</param>
    /// <returns><see langword="null"/> if the process has ended.</returns>
    public static ProcessMemory? Of(int id, string samples)
    {
        try
        {
            return Read(id, samples);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The processes that a process started.</summary>
    public static IReadOnlyList<int> ChildrenOf(int parent)
    {
        List<int> children = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)) continue;
            try
            {
                // The fields after the name, which is in parentheses: state, parent, …
                var status = File.ReadAllText($"/proc/{id}/stat");
                if (int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) == parent) children.Add(id);
            }
            catch (IOException) // The process has ended.
            {
            }
        }
        return children;
    }

    private static ProcessMemory Read(int id, string samples)
    {
        var (total, anonymous, data) = (0L, 0L, 0L);
        foreach (var line in File.ReadLines($"/proc/{id}/smaps_rollup"))
        {
            if (line.StartsWith("Pss:", StringComparison.Ordinal)) total = Bytes(line);
            if (line.StartsWith("Pss_Anon:", StringComparison.Ordinal)) anonymous = Bytes(line);
        }
        var isData = false;
        foreach (var line in File.ReadLines($"/proc/{id}/smaps"))
        {
            if (IsHeader(line)) isData = line.Contains(samples, StringComparison.Ordinal);
            else if (isData && line.StartsWith("Pss:", StringComparison.Ordinal)) data += Bytes(line);
        }
        return new ProcessMemory(total, anonymous, data);
    }

    private static bool IsHeader(string line) => line.Length > 0 && (char.IsAsciiDigit(line[0]) || line[0] is >= 'a' and <= 'f') && line.Contains('-');

    private static long Bytes(string line) => 1024 * long.Parse(line[(line.IndexOf(':') + 1)..^"kB".Length], CultureInfo.InvariantCulture);
}
