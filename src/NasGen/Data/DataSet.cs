using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NasGen.Errors;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>A space's data in three parts, on the device that trains.</summary>
internal sealed class DataSet : IDisposable
{
    private readonly Dictionary<ResampleRatio, DataSet> _resampled = [];
    private int[]? _firstOrder;

    /// <summary>A data set of parts that were split before. It disposes of them.</summary>
    public DataSet(Samples training, Samples validation, Samples test, DataSummary summary)
    {
        Training = training;
        Validation = validation;
        Test = test;
        Summary = summary;
    }

    public Samples Training { get; }

    /// <summary>The samples by which architectures are chosen.</summary>
    public Samples Validation { get; }

    /// <summary>The samples for the verdict only.</summary>
    public Samples Test { get; }

    public DataSummary Summary { get; }

    /// <summary>The memory of all samples.</summary>
    public long Bytes => Training.Bytes + Validation.Bytes + Test.Bytes;

    /// <exception cref="NasException">NAS2001 to NAS2008, NAS2063 or NAS2064.</exception>
    public static DataSet Load(SpaceDefinition definition, SpaceDescriptor space, string projectDirectory, ulong splitSeed, Device device)
    {
        var context = new DataContext(space, projectDirectory);
        DataNote[] notes = [];
        var (all, test) = space.Task.Data.Kind switch
        {
            DataKind.Csv => CsvSource.Read(context),
            DataKind.Idx => IdxSource.Read(context),
            DataKind.Images => ImageSource.Read(context, out notes),
            DataKind.Method => MethodSource.Read(definition, context),
            _ => throw context.Error("NAS2001", "The space names no data: add [Csv], [Idx], [Images] or [Data]."),
        };
        using (all)
        using (test)
        {
            DataCheck.Check(all, "data", context);
            if (test is not null) DataCheck.Check(test, "test set", context);
            var split = Split(all, space.Task.Kind, test is null, splitSeed);
            if (split.Training.Length == 0 || split.Validation.Length == 0 || (test is null && split.Test.Length == 0))
            {
                var apart = all switch
                {
                    { Times: { } times } => $" of {times.Distinct().Count()} different times",
                    { Groups: { } groups } => $" in {groups.Distinct(StringComparer.Ordinal).Count()} groups",
                    _ => "",
                };
                throw context.Error("NAS2008", $"{all.Count} samples{apart} are too few to be split into training, validation and test.");
            }
            var (training, validation) = (Part(all, split.Training, device), Part(all, split.Validation, device));
            var held = test is null ? Part(all, split.Test, device) : Part(test, [.. Enumerable.Range(0, test.Count)], device);
            return new DataSet(training, validation, held, new DataSummary(
                training.Count, validation.Count, held.Count, [.. space.Space.Input.Select(size => (long)size)], space.Task.Classes,
                Hash(all, test), all.LabelNames, Hash(split))
            {
                TestHash = test is null ? null : Hash(test),
                Outputs = space.Task.Kind == TaskKind.Regression ? (int)all.Targets.shape[1] : 0,
                Bandwidth = space.Space.Resolution() is { EnergyShare: > 0 } resolution
                    ? Data.Bandwidth.Of(training.Inputs, resolution.Native, resolution.EnergyShare) : null,
                Notes = [.. notes, .. DataNotes.Of(context, all, test, training), .. Memory(space.Task.Data.Kind, all, test)],
            });
        }
    }

    /// <summary>
    /// A share of the training data as new tensors: the latest in time if the data have times, whole groups if they have groups, otherwise a
    /// stratified share.
    /// </summary>
    /// <param name="share">The share, in (0, 1).</param>
    /// <param name="seed">The seed of the choice. Shares of the same seed are nested.</param>
    public Samples TrainingSubset(TaskKind task, double share, ulong seed) => Part(
        Training,
        Training switch
        {
            { Times: { } times } => Data.TrainingSubset.Timed(times, share),
            { Groups: { } groups } => Data.TrainingSubset.Grouped(groups, share, seed),
            _ => Data.TrainingSubset.Stratified(Strata(Training, task), share, seed),
        },
        Training.Inputs.device);

    /// <summary>All samples of the training data or of a part of it, in an order of which any beginning is a stratified share.</summary>
    public int[] FirstOrder(TaskKind task, Samples part) =>
        part == Training ? _firstOrder ??= Order(part, task) : Order(part, task);

    /// <summary>The same data at another resolution. They are resampled once, and disposed of with this data set.</summary>
    /// <param name="ratio">The resolution as a fraction of this one; <see langword="null"/> for this one.</param>
    public DataSet At(ResampleRatio? ratio)
    {
        if (ratio is not { } other) return this;
        if (!_resampled.TryGetValue(other, out var known))
            _resampled[other] = known = new DataSet(Resampled(Training, other), Resampled(Validation, other), Resampled(Test, other), Summary);
        return known;
    }

    private static Samples Resampled(Samples samples, ResampleRatio ratio) =>
        samples with { Inputs = Resampler.Resample(samples.Inputs, ratio).DetachFromDisposeScope(), MapAgain = null };

    public void Dispose()
    {
        foreach (var resampled in _resampled.Values) resampled.Dispose();
        Training.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }

    /// <summary>The warning that the samples of a method do not fit into memory. Those of files were checked before they were read.</summary>
    private static DataNote[] Memory(DataKind kind, Samples all, Samples? test)
    {
        var bytes = all.Bytes + (test?.Bytes ?? 0);
        return kind == DataKind.Method && DataMemory.Warning(bytes, reading: 0, workers: 1, DataMemory.Available) is { } note ? [note] : [];
    }

    private static int[] Order(Samples samples, TaskKind task) => Data.TrainingSubset.StratifiedOrder(Strata(samples, task), seed: 0);

    private static DataSplit Split(Samples samples, TaskKind task, bool withTest, ulong seed)
    {
        if (samples.Times is { } times) return DataSplit.Timed(times, withTest);
        var strata = Strata(samples, task);
        return samples.Groups is { } groups ? DataSplit.Grouped(groups, strata, withTest, seed) : DataSplit.Stratified(strata, withTest, seed);
    }

    /// <summary>
    /// The stratum of each sample: its class, or for regression the tenth in which its first target lies. Each part then covers the whole range.
    /// </summary>
    private static long[] Strata(Samples samples, TaskKind task)
    {
        using var targets = samples.Targets.cpu();
        if (task == TaskKind.Classification) return targets.data<long>().ToArray();
        var strata = new long[samples.Count];
        if (task == TaskKind.Custom) return strata;
        using var first = targets.select(1, 0).contiguous();
        var values = first.data<float>().ToArray();
        var rank = 0;
        foreach (var i in Enumerable.Range(0, strata.Length).OrderBy(i => values[i]).ThenBy(i => i)) strata[i] = 10L * rank++ / strata.Length;
        return strata;
    }

    private static Samples Part(Samples samples, int[] indices, Device device)
    {
        using var scope = NewDisposeScope();
        var rows = tensor(indices.Select(i => (long)i).ToArray(), device: samples.Inputs.device);
        return new Samples(
            samples.Inputs.index_select(0, rows).to(device).MoveToOuterDisposeScope(),
            samples.Targets.index_select(0, rows).to(device).MoveToOuterDisposeScope(),
            samples.Groups is { } groups ? [.. indices.Select(i => groups[i])] : null,
            samples.Times is { } times ? [.. indices.Select(i => times[i])] : null,
            samples.LabelNames);
    }

    private static string Hash(DataSplit split)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var side in new[] { split.Training, split.Validation, split.Test })
        {
            hash.AppendData(BitConverter.GetBytes(side.Length));
            hash.AppendData(MemoryMarshal.AsBytes<int>(side));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of the samples as numbers. It does not depend on the file format or on the split.</summary>
    private static string Hash(Samples all, Samples? test = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { all.Inputs, all.Targets, test?.Inputs, test?.Targets })
            if (part is not null)
                TensorBytes.Visit(part, hash.AppendData);
        return string.Create(CultureInfo.InvariantCulture, $"{TextHash.Prefix}{Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }
}
