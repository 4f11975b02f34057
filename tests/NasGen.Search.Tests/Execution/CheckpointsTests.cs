using NasGen.Search.Execution;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Journals;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Execution;

/// <summary>The files of paused and finished trainings.</summary>
public sealed class CheckpointsTests : IDisposable
{
    private static readonly Genotype A = new ToySpace().Descriptor.Space.ToSearchSpace().Default;
    private static readonly Genotype B = A.With(A.Space.Decisions.Count - 1, 1);
    private readonly TemporaryDirectory _directory = new();
    private readonly Checkpoints _checkpoints;

    public CheckpointsTests() => _checkpoints = new(_directory.File("a.trainings"), isKept: true);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Each_architecture_and_fidelity_has_a_file_of_its_own()
    {
        string[] paths = [_checkpoints.PathOf(A, 1.0 / 9), _checkpoints.PathOf(A, 1.0 / 3), _checkpoints.PathOf(A, 1), _checkpoints.PathOf(B, 1)];
        Assert.Equal(4, paths.Distinct().Count());
        Assert.Equal(paths[0], new Checkpoints(_directory.File("a.trainings"), isKept: true).PathOf(A, 1.0 / 9));
    }

    [Fact]
    public void A_training_continues_from_the_furthest_completed_trial_whose_file_exists()
    {
        Trial ninth = Trial(1, A, 1.0 / 9), third = Trial(2, A, 1.0 / 3);
        Trial[] trials = [ninth, third, Trial(3, B, 0.5), Trial(4, A, 0.5) with { State = TrialState.Failed }];
        Assert.Null(_checkpoints.Before(A, 1, trials));
        foreach (var trial in trials) Write(trial);
        Assert.Equal(third, _checkpoints.Before(A, 1, trials));
        Assert.Equal(ninth, _checkpoints.Before(A, 1.0 / 3, trials));
        Assert.Null(_checkpoints.Before(A, 1.0 / 9, trials));
        _checkpoints.Drop(third);
        Assert.Equal(ninth, _checkpoints.Before(A, 1, trials));
        Assert.Null(new Checkpoints(_directory.File("a.trainings"), isKept: false).Before(A, 1, trials));
    }

    [Fact]
    public void Files_that_no_completed_trial_refers_to_are_swept()
    {
        Trial kept = Trial(1, A, 1.0 / 9), failed = Trial(2, B, 1) with { State = TrialState.Failed };
        Write(kept);
        Write(failed);
        File.WriteAllText(_checkpoints.PathOf(A, 1.0 / 3), "");
        File.WriteAllText(_checkpoints.PathOf(A, 1.0 / 9) + ".tmp", "");
        _checkpoints.Prepare([kept, failed]);
        Assert.Equal([_checkpoints.PathOf(A, 1.0 / 9)], Directory.GetFiles(_directory.File("a.trainings")));
    }

    /// <summary>The files are of one gibibyte each, without using the disk. Two may stay.</summary>
    [Fact]
    public void The_files_of_the_worst_trials_are_deleted_if_there_are_too_many_bytes()
    {
        Trial[] bestFirst = [Trial(1, A, 1), Trial(2, B, 1), Trial(3, A, 1.0 / 3)];
        foreach (var trial in bestFirst[..2]) Write(trial, 1L << 30);
        _checkpoints.Trim(bestFirst);
        Assert.All(bestFirst[..2], t => Assert.True(File.Exists(_checkpoints.PathOf(t.Genotype, t.Fidelity))));
        Write(bestFirst[2], 1L << 30);
        _checkpoints.Trim(bestFirst);
        Assert.Equal([true, true, false], bestFirst.Select(t => File.Exists(_checkpoints.PathOf(t.Genotype, t.Fidelity))));
    }

    [Fact]
    public void Nothing_is_left_when_all_is_cleared_and_a_missing_folder_does_no_harm()
    {
        _checkpoints.Prepare([]);
        _checkpoints.Trim([]);
        _checkpoints.Drop(Trial(1, A, 1));
        _checkpoints.Clear();
        Write(Trial(1, A, 1));
        _checkpoints.Clear();
        Assert.False(Directory.Exists(_directory.File("a.trainings")));
    }

    [Fact]
    public void Other_users_can_neither_enter_the_folder_nor_have_opened_it_before()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateDirectory(_directory.File("a.trainings"), (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_111_111);

        _checkpoints.Prepare([]);

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder.FullName));
    }

    private void Write(Trial trial, long length = 1)
    {
        Directory.CreateDirectory(_directory.File("a.trainings"));
        using var file = File.Create(_checkpoints.PathOf(trial.Genotype, trial.Fidelity));
        file.SetLength(length);
    }

    private static Trial Trial(long id, Genotype genotype, double fidelity) => new(id, genotype, "search", fidelity, 0) { State = TrialState.Completed };
}
