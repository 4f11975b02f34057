using System.Buffers.Binary;
using System.Text;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Text;
using NasGen.Search.Wording;

namespace NasGen.Data;

/// <summary>What samples need in memory, where all numbers are float32. It is known from the files before they are read.</summary>
internal static class DataMemory
{
    /// <summary>The memory of a worker process that trains a small network, without the samples (docs/benchmarks.md).</summary>
    private const long Worker = 150L << 20;

    /// <summary>The characters of a CSV file from which the length of its rows is estimated.</summary>
    private const int Head = 1 << 22;

    /// <summary>
    /// What reading CSV takes, measured on .NET 10: 641 MiB for three million rows of 2 inputs, 704 MiB for 1.2 million rows of 20 inputs.
    /// </summary>
    private const long CsvCopies = 5, CsvRow = 140;

    private const double GiB = 1L << 30;

    private const string Less = "Use fewer or smaller samples, leave columns out with Ignore, or use a machine with more memory.";

    /// <summary>The memory that this process may use: that of the machine, or of its container.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>The samples in bytes, and the most that reading them takes; <see langword="null"/> if only reading tells.</summary>
    public static (long Samples, long Reading)? Estimate(DataContext context)
    {
        var data = context.Task.Data;
        try
        {
            return data.Kind switch
            {
                DataKind.Csv => Sum(path => OfCsv(path, context)),
                // The file's numbers, their tensor, and the parts of the split.
                DataKind.Idx => Sum(path => (SizeOfIdx(path, context), 3 * SizeOfIdx(path, context))),
                // A tensor and the parts of the split.
                DataKind.Images => Sum(path => (SizeOfImages(path, context), 2 * SizeOfImages(path, context))),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is NasException or IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
        {
            return null; // The source itself will say what is wrong.
        }

        (long, long)? Sum(Func<string, (long Samples, long Reading)> sizes)
        {
            var (all, test) = (sizes(data.Path!), data.Test is null ? (0, 0) : sizes(data.Test));
            return (all.Samples + test.Samples, all.Reading + test.Reading);
        }
    }

    /// <summary>The warning for samples that do not fit; <see langword="null"/> if they do.</summary>
    /// <param name="samples">The samples in bytes. Workers share them.</param>
    /// <param name="reading">The most bytes that reading them will take; 0 if they are read.</param>
    /// <param name="workers">The number of workers.</param>
    /// <param name="available">The memory in bytes.</param>
    public static DataNote? Warning(long samples, long reading, int workers, long available)
    {
        var (all, here) = ($"The samples take about {Size(samples)} of memory", $"this machine gives {Size(available)}");
        if (reading > available) return Note($"{all}, and reading them up to {Size(reading)}, but {here}: the process may be killed. {Less}");
        if (samples + Worker > available) return Note($"{all}, but {here}: trainings will read them from the disk again and again. {Less}");
        var fitting = Math.Max(1, (available - samples) / Worker);
        return samples + workers * Worker > available
            ? Note($"{all} and {Words.Count(workers, "worker")} about {Size(workers * Worker)}, but {here}. Use fewer: -p:NasWorkers={fitting}.")
            : null;

        static DataNote Note(string text) => new("NAS2065", text);
    }

    /// <summary>The warning that workers cannot share the samples.</summary>
    /// <param name="samples">The samples in bytes.</param>
    public static DataNote NotShared(long samples) => new(
        "NAS2065",
        $"The file by which workers share the samples cannot be written. Each worker holds {Size(samples)} of its own: if memory is short, use fewer "
        + "(-p:NasWorkers=1), or make obj/nas writable.");

    private static string Size(long bytes) => bytes < GiB ? $"{NumberText.Digits(bytes / (GiB / 1024), 2)} MiB" : $"{NumberText.Digits(bytes / GiB, 2)} GiB";

    /// <summary>Text takes more: cells of rows, and a list that grows.</summary>
    private static (long Samples, long Reading) OfCsv(string path, DataContext context)
    {
        using var stream = DataFile.Open(path, context);
        using var text = new StreamReader(stream, Encoding.UTF8);
        var head = new char[Head];
        var length = text.ReadBlock(head);
        var bytes = Encoding.UTF8.GetByteCount(head, 0, length);
        var reader = new CsvReader(new StringReader(new string(head, 0, length)));
        var (columns, rows) = (reader.Read()?.Count ?? 0, 0);
        // The last row may be cut off.
        for (; ReadRow(); rows++) { }
        if (length == Head) rows--;
        var names = context.Task.Data;
        var roles = (names.Labels?.Length ?? 0) + (names.Ignore?.Length ?? 0) + (names.Group is null ? 0 : 1) + (names.Time is null ? 0 : 1);
        var inputs = Math.Max(0, columns - roles) + (names.Labels?.Length ?? 0);
        var all = (double)UnpackedLength(context.FullPath(path)) / Math.Max(1, bytes) * Math.Max(0, rows);
        var samples = (long)(all * inputs * sizeof(float));
        return (samples, CsvCopies * samples + (long)(CsvRow * all));

        bool ReadRow()
        {
            try
            {
                return reader.Read() is not null;
            }
            catch (FormatException) when (length == Head)
            {
                return false; // A quotation was cut off.
            }
        }
    }

    /// <summary>The length of a file after it is unpacked. A gzip file ends with this length modulo 4 GiB.</summary>
    private static long UnpackedLength(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> ends = stackalloc byte[4];
        file.ReadExactly(ends[..2]);
        if (ends is not [0x1F, 0x8B, ..]) return file.Length;
        file.Position = file.Length - 4;
        file.ReadExactly(ends);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(ends);
        while (length < file.Length / 2) length += 1L << 32;
        return length;
    }

    private static long SizeOfIdx(string path, DataContext context)
    {
        using var stream = DataFile.Open(path, context);
        return IdxFile.ReadShape(stream).Shape.Aggregate(1L, (product, size) => product * size) * sizeof(float);
    }

    private static long SizeOfImages(string folder, DataContext context) => ImageSource.CountIn(folder, context) * context.InputLength * sizeof(float);
}
