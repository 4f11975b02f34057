using NasGen.Search.Trials;

namespace NasGen.Search.Proposals;

/// <summary>
/// Proposes architectures. The search calls <see cref="Ask"/> whenever a worker is free, and <see cref="Tell"/> whenever a trial has ended. Several
/// proposals may be running at once, and results arrive in any order. To resume a search, NasGen creates a new strategy and tells it the finished
/// trials of the journal, oldest first, before the first <see cref="Ask"/>.
/// </summary>
/// <example>
/// A strategy that proposes neighbours of the best architecture so far, and random ones before there is any:
/// <code>
/// public sealed class Greedy(StrategySettings settings) : IStrategy
/// {
///     private readonly HashSet&lt;Genotype&gt; _known = [];
///     private Trial? _best;
///
///     public Proposal? Ask()
///     {
///         var random = new RandomStream(settings.Seed, "greedy", _known.Count);
///         for (var i = 0; i &lt; 1000; i++)
///             if ((_best?.Genotype.Mutate(random) ?? settings.Feasible.Sample(random)) is var genotype
///                 &amp;&amp; settings.Feasible.Contains(genotype) &amp;&amp; _known.Add(genotype))
///                 return new Proposal(genotype);
///         return null;
///     }
///
///     public void Tell(Trial trial)
///     {
///         _known.Add(trial.Genotype);
///         if (settings.Objectives.Fitness(trial) > (_best is null ? double.NegativeInfinity : settings.Objectives.Fitness(_best))) _best = trial;
///     }
/// }
/// </code>
/// </example>
public interface IStrategy
{
    /// <summary>The next architecture to evaluate: feasible, and normally one that was not proposed before.</summary>
    /// <returns>The proposal; <see langword="null"/> if nothing is left to propose.</returns>
    Proposal? Ask();

    /// <summary>Takes a finished trial, also one that failed, and also one that somebody else proposed (its <see cref="Trial.Purpose"/> differs).</summary>
    /// <param name="trial">The finished trial.</param>
    void Tell(Trial trial);
}
