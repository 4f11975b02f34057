using System.Text.Json;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Crews;

/// <summary>
/// A workforce of other machines. They train; everything else is done here, by one worker: the data are described, architectures are dry-run and their
/// latency is measured on the machine of the search.
/// </summary>
/// <param name="local">The worker of this machine.</param>
/// <param name="crews">The nodes.</param>
internal sealed class ClusterWorkforce(IWorkforce local, ICrews crews) : IWorkforce
{
    /// <summary>The slots of all nodes as they come and go. Without a node, one training waits for the next.</summary>
    public int Size => Math.Max(1, crews.Slots);

    /// <summary>Nodes say themselves how many trainings they make at the same time.</summary>
    public void Arrange(int workers, int threads)
    {
    }

    public Task<WorkerGreeting> Greet(CancellationToken stop) => local.Greet(stop);

    public Task<DataSummary> DescribeData(CancellationToken stop) => local.DescribeData(stop);

    public Task<DryRunResult> DryRun(Genotype genotype, CancellationToken stop) => local.DryRun(genotype, stop);

    public Task<LatencyResult> MeasureLatency(Genotype genotype, CancellationToken stop) => local.MeasureLatency(genotype, stop);

    public async Task<TrainingPace> MeasurePace(Genotype genotype, TimeSpan most, TimeSpan silence, CancellationToken stop)
    {
        var request = new CrewRequest(0, genotype.ToString(), silence.TotalSeconds) { Seconds = most.TotalSeconds };
        return Read<TrainingPace>(await Ask(request, null, stop));
    }

    public async Task<EvaluationResult> Evaluate(
        Genotype genotype, EvaluationRequest evaluation, TimeSpan silence, Action<double>? report, CancellationToken stop)
    {
        var request = new CrewRequest(0, genotype.ToString(), silence.TotalSeconds)
        {
            Evaluation = evaluation,
            Files = TravellingFiles.ToBegin(evaluation),
        };
        var answer = await Ask(request, report, stop);
        answer.Reply.Files?.Keep(evaluation);
        return Read<EvaluationResult>(answer) with { Node = answer.Node };
    }

    public Task<SupernetResult> TrainSupernet(SupernetRequest request, TimeSpan silence, CancellationToken stop) =>
        local.TrainSupernet(request, silence, stop);

    public Task<IReadOnlyDictionary<string, double>> ScoreUntrained(Genotype genotype, ulong seed, CancellationToken stop) =>
        local.ScoreUntrained(genotype, seed, stop);

    public Task<SharedScore> ScoreShared(Genotype genotype, CancellationToken stop) => local.ScoreShared(genotype, stop);

    public Task<TrivialScore?> ScoreTrivial(bool opensTest, CancellationToken stop) => local.ScoreTrivial(opensTest, stop);

    public async ValueTask DisposeAsync()
    {
        crews.Dispose();
        await local.DisposeAsync();
    }

    private async Task<(string Node, CrewReply Reply)> Ask(CrewRequest request, Action<double>? report, CancellationToken stop)
    {
        var answer = await crews.Ask(request, report, stop);
        return answer.Reply.Kind == CrewReplyKind.Result ? answer : throw answer.Reply.ToException(stop);
    }

    private static T Read<T>((string Node, CrewReply Reply) answer) => answer.Reply.Result!.Value.Deserialize<T>(SpaceDescriptor.Json)!;
}
