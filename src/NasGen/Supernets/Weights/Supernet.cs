using NasGen.Candidates;
using NasGen.Errors;
using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Supernets.Policies;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Weights;

/// <summary>
/// The generated supernet of a space: every architecture, with shared weights. It computes one architecture at a time, exactly as its
/// candidate does with the same weights, or the mixture of a policy.
/// </summary>
internal sealed class Supernet : IDisposable
{
    /// <summary>Random architectures of the survey beside those that take each option once.</summary>
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

    /// <summary>Properties whose candidates have several shapes and are therefore sampled where others are mixed.</summary>
    public IReadOnlySet<string> Unmixable => _state.Unmixable;

    /// <summary>Scalar decisions that the user's constructor read: they stay as in the default architecture.</summary>
    public IReadOnlySet<string> Frozen => _state.Frozen;

    /// <summary>Changes when weights are added or grow: an optimizer has to be made anew.</summary>
    public int Version => _builder.Modules.Sum(m => m.Weights.Version);

    /// <summary>The expected costs of the last forward pass, a vector; <see langword="null"/> where none were counted.</summary>
    public Tensor? Counted => _state.Relaxation?.Costs;

    /// <summary>Whether a mixture mixes a decision: operations and depths of properties whose candidates have one shape.</summary>
    public bool IsMixed(string decision) => _builder.Modules.Any(m => m.Mixes(decision));

    /// <summary>Costs to be counted while a relaxation runs; set before the first.</summary>
    public OperationCosts? Costs
    {
        get => _state.Costs;
        set => _state.Costs = value;
    }

    /// <summary>
    /// A supernet on the CPU, in train mode. How wide each layer has to be is found by dry runs of architectures that take each option once,
    /// all else being largest, and of random ones.
    /// </summary>
    /// <param name="dryRun">What a dry run finds out; throws where the architecture is infeasible.</param>
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

    /// <summary>Computes one architecture from now on.</summary>
    public void Take(Genotype genotype) => Enter(genotype, null);

    /// <summary>Computes what a relaxation says, for one forward pass.</summary>
    public void Take(Relaxation relaxation) => Enter(Space.Canonical(relaxation.Genes), relaxation);

    /// <summary>All modules are evaluated as in a mixture; a property whose candidates cannot be summed is left out from then on.</summary>
    /// <returns>The output.</returns>
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

    /// <summary>The weights of one architecture, with its running statistics, into its candidate.</summary>
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
                // An operation is seen with each of its settings.
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
