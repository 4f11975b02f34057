namespace NasGen.Cli.Crews;

/// <summary>The crews of all nodes together.</summary>
internal interface ICrews : IDisposable
{
    /// <summary>The number of trainings that they make at the same time, as nodes come and go.</summary>
    int Slots { get; }

    /// <summary>Asks the next free crew. If node after node is lost, the reply is a crash.</summary>
    /// <param name="request">The request, without its number.</param>
    /// <param name="report">The receiver of the progress of a training, in [0, 1].</param>
    /// <param name="stop">The token that cancels the request.</param>
    /// <returns>The name of the node, and its reply.</returns>
    Task<(string Node, CrewReply Reply)> Ask(CrewRequest request, Action<double>? report, CancellationToken stop);
}
