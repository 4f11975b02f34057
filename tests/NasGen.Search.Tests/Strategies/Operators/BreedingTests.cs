using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies.Operators;

namespace NasGen.Search.Tests.Strategies.Operators;

public sealed class BreedingTests
{
    private static readonly Breeding Breeding = new(new BinaryTournament(), new UniformCrossover(0.5), new OneChange(0.5));

    [Fact]
    public void Children_are_feasible_and_new_and_none_is_bred_where_there_is_none()
    {
        var set = new FeasibleSet(Members.Space, [new("Parameters", 2)], g => new(new Dictionary<string, double> { ["Parameters"] = g.Genes.ToArray().Sum() }));
        var ledger = new ProposalLedger("search");
        Individual[] population = [new(Members.Space.Default, [0])];
        HashSet<Genotype> bred = [];
        for (var i = 0; Breeding.Breed(population, ledger, set, new RandomStream(1, "test", i)) is { } child; i++)
        {
            Assert.True(set.Contains(child));
            Assert.True(bred.Add(child));
            ledger.Propose(child);
            population = [.. population, new(child, [1])];
        }
        // Of three numbers the sums 0, 1 and 2 have 1 + 3 + 6 ways.
        Assert.Equal(10, bred.Count);
    }

    [Fact]
    public void The_population_stays_in_its_order()
    {
        var set = new FeasibleSet(Members.Space, [], _ => new(new Dictionary<string, double>()));
        var population = Members.Of([3], [1], [2]);
        new Breeding(new Tournament(2), new UniformCrossover(1), new OneChange(0)).Breed(population, new ProposalLedger("search"), set, new RandomStream(1, "test"));
        Assert.Equal([0, 1, 2], population.Select(m => m.Place()));
    }
}
