using NasGen.Candidates;
using NasGen.Errors;
using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Statics;
using NasGen.Supernets.Policies;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Weights;

/// <summary>
/// The generated supernet of a space: all architectures with shared weights. It computes one architecture at a time, exactly as the architecture's
/// candidate with the same weights, or the mixture of a policy.
/// </summary>
internal sealed class Supernet : IDisposable
{
    /// <summary>The number of random architectures in the survey, in addition to those that take each option once.</summary>
    private const int RandomSurvey = 64;

    private readonly SpaceDefinition _definition;
    private readonly SpaceDescriptor _descriptor;
    private readonly SupernetState _state;
    private readonly SupernetBuilder _builder;

    private Supernet(SpaceDefinition definition, SpaceDescriptor descriptor, SupernetState state, Module<Tensor, Tensor> network, SupernetBuilder builder) =>
        (_definition, _descriptor, _state, Network, _builder) = (definition, descriptor, state, network, builder);

    /// <summary>The generated module, whose <c>forward</c> is the user's.</summary>
    public Module<Tensor, Tensor> Network { get; }

    public SearchSpace Space => _state.Space;

    /// <inheritdoc cref="SupernetState.Unmixable"/>
    public IReadOnlySet<string> Unmixable => _state.Unmixable;

    /// <inheritdoc cref="SupernetState.Frozen"/>
    public IReadOnlySet<string> Frozen => _state.Frozen;

    /// <summary>A number that changes when weights are added or widened. An optimizer of the old weights is then no longer valid.</summary>
    public int Version => _builder.Modules.Sum(m => m.Weights.Version);

    /// <summary>The expected costs of the last forward pass as a vector; <see langword="null"/> if none were counted.</summary>
    public Tensor? Counted => _state.Relaxation?.Costs;

    /// <inheritdoc cref="SuperModule.Mixes"/>
    public bool IsMixed(string decision) => _builder.Modules.Any(m => m.Mixes(decision));

    /// <summary>The costs that are counted while a relaxation runs. Set it before the first forward pass.</summary>
    public OperationCosts? Costs
    {
        get => _state.Costs;
        set => _state.Costs = value;
    }

    /// <summary>
    /// A supernet on the CPU, in train mode. A survey of dry runs finds how wide each layer must be: of architectures that take each option once, with
    /// the other decisions at their largest, and of random architectures.
    /// </summary>
    /// <param name="definition">The generated definition of the space.</param>
    /// <param name="descriptor">The space with its task.</param>
    /// <param name="space">The search space.</param>
    /// <param name="dryRun">The dry run of an architecture, which throws if the architecture is infeasible.</param>
    /// <param name="seed">The seed of the initial weights and of the survey.</param>
    /// <exception cref="NasException">NAS2010: a constructor threw; or no architecture can be built.</exception>
    public static Supernet Create(SpaceDefinition definition, SpaceDescriptor descriptor, SearchSpace space, Func<Genotype, DryRunResult> dryRun, ulong seed)
    {
        manual_seed(unchecked((long)seed));
        var state = new SupernetState(descriptor.Space, space);
        var builder = new SupernetBuilder(definition, state);
        Module<Tensor, Tensor> network;
        try
        {
            network = definition.CreateSupernet(builder);
            builder.IsConstructing = false;
            definition.BuildSupernet(network);
            UserStatics.Of(definition).Watch(network);
        }
        catch (Exception exception) when (exception is not NasException)
        {
            throw Failure.Threw(definition, descriptor, $"The supernet of {descriptor.Space.Name} cannot be built", exception);
        }
        NasException? failure = null;
        var surveyed = 0;
        foreach (var genotype in Survey(space, new RandomStream(seed, "supernet/survey")))
        {
            try
            {
                Reserve(builder.Modules, new ArchitecturePlan(descriptor.Space, genotype, dryRun(genotype).Shapes));
                surveyed++;
            }
            catch (NasException exception)
            {
                failure ??= exception;
            }
        }
        if (surveyed == 0) throw failure!;
        foreach (var module in builder.Modules) module.Weights.Allocate();
        return new Supernet(definition, descriptor, state, network, builder);
    }

    /// <summary>Selects the architecture that the next forward passes compute.</summary>
    public void Take(Genotype genotype) => Enter(genotype, null);

    /// <summary>Selects the relaxation that the next forward pass computes.</summary>
    public void Take(Relaxation relaxation) => Enter(Space.Canonical(relaxation.Genes), relaxation);

    /// <summary>Runs a mixture. If the candidates of a property cannot be summed, it runs again without mixing that property, now and later.</summary>
    /// <param name="relaxation">The source of the mixture, which is called before each run.</param>
    /// <param name="run">The forward pass.</param>
    /// <returns>The result of the forward pass.</returns>
    public Tensor Mix(Func<Relaxation> relaxation, Func<Tensor> run)
    {
        while (true)
        {
            Take(relaxation());
            try
            {
                return run();
            }
            catch (UnmixableException e)
            {
                _state.Unmixable.Add(e.Property);
            }
        }
    }

    /// <summary>Copies the weights and running statistics of one architecture into its candidate.</summary>
    public void CopyTo(Module<Tensor, Tensor> candidate, Genotype genotype)
    {
        using var noGradient = no_grad();
        var plan = new ArchitecturePlan(_descriptor.Space, genotype, DryRunShapes(genotype));
        var targets = candidate.named_children().ToDictionary(c => c.name, c => c.module, StringComparer.Ordinal);
        foreach (var module in _builder.Modules) Copying.Copy(module, plan, targets[module.Property.Name]);
        var own = Network.state_dict();
        foreach (var (name, target) in candidate.state_dict())
            if (!_builder.Modules.Any(m => name.StartsWith(m.Property.Name + ".", StringComparison.Ordinal))) target.copy_(own[name]);
    }

    /// <summary>The weight of a batch in running statistics.</summary>
    public double Momentum
    {
        set
        {
            foreach (var module in _builder.Modules) module.Weights.Momentum = value;
        }
    }

    public void ForgetStatistics()
    {
        foreach (var module in _builder.Modules) module.Weights.ForgetStatistics();
    }

    public void Dispose() => Network.Dispose();

    private ArchitectureShapes DryRunShapes(Genotype genotype) => Candidate.DryRun(_definition, _descriptor, genotype).Shapes;

    private void Enter(Genotype genotype, Relaxation? relaxation)
    {
        _state.Take(genotype, relaxation);
        _definition.RetakeSupernet(Network, _builder);
    }

    private static void Reserve(IReadOnlyList<SuperModule> modules, ArchitecturePlan plan)
    {
        foreach (var module in modules)
        {
            var shapes = plan.Shapes[module.Property.Name];
            for (var repeat = 0; repeat < plan.Repeats(module.Property); repeat++)
            {
                var input = shapes.Inputs[repeat];
                var block = new SequencePlan(plan.Expand(module.Property, repeat, input));
                foreach (var layer in SharedLayers.Of(SuperModule.Place(module.Property, plan, repeat), block, input.Length > 0 ? input[0] : 1))
                    module.Weights.Reserve(layer.Key, layer.Plan);
            }
        }
    }

    private static IEnumerable<Genotype> Survey(SearchSpace space, Random random)
    {
        double[] largest = [.. space.Decisions.Select(d => d.Domain is Search.Spaces.Categorical ? 0 : d.Domain.AtPosition(1))];
        yield return space.Default;
        for (var i = 0; i < largest.Length; i++)
            foreach (var option in Options(i))
            {
                yield return With(largest, i, option);
                if (space.Decisions[i].Domain is not Search.Spaces.Categorical) continue;
                // Each operation is surveyed with each option of its settings.
                for (var setting = i + 1; setting < largest.Length; setting++)
                    if (space.Decisions[setting].Name.StartsWith(space.Decisions[i].Name + ".", StringComparison.Ordinal))
                        foreach (var other in Options(setting)) yield return With(With(largest, i, option).Genes.ToArray(), setting, other);
            }
        for (var i = 0; i < RandomSurvey; i++) yield return space.Sample(random);

        IEnumerable<long> Options(int decision) => Enumerable.Range(0, (int)Math.Min(space.Decisions[decision].Domain.Count ?? 0, 64)).Select(o => (long)o);

        Genotype With(double[] genes, int decision, double gene)
        {
            double[] changed = [.. genes.Select((g, i) => double.IsNaN(g) ? largest[i] : g)];
            changed[decision] = gene;
            return space.Canonical(changed);
        }
    }
}
