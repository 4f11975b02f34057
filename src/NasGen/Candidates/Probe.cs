using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Modules;
using NasGen.Plans;
using NasGen.Search.Contracts;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Candidates;

/// <summary>
/// A placeholder for a property in the dry run. Its first call records the shape of its input, builds the block for that shape, runs it, and
/// continues with the next repeat; later calls run the same blocks. The blocks are not registered as children, because the candidate's children are
/// the user's own modules.
/// </summary>
internal sealed class Probe(ArchitecturePlan plan, PropertyDescriptor property, ModuleBuilder builder, CostMeter meter)
    : Module<Tensor, Tensor>(property.Name)
{
    private readonly List<Sequential> _repeats = [];

    public PropertyDescriptor Property => property;

    /// <summary>Whether <c>forward</c> has called it.</summary>
    public bool IsReached { get; private set; }

    /// <summary>The blocks that were built, one per repeat.</summary>
    public IReadOnlyList<Sequential> Repeats => _repeats;

    public override Tensor forward(Tensor input)
    {
        var current = input.alias();
        for (var repeat = 0; repeat < plan.Repeats(property); repeat++)
        {
            if (repeat == _repeats.Count) _repeats.Add(Construct(repeat, current.shape[1..]));
            var next = _repeats[repeat].call(current);
            current.Dispose();
            current = next;
        }
        if (!IsReached) plan.Record(property.Name, current.shape[1..]);
        IsReached = true;
        return current;
    }

    public override void train(bool train = true)
    {
        base.train(train);
        foreach (var repeat in _repeats) repeat.train(train);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var repeat in _repeats) repeat.Dispose();
        base.Dispose(disposing);
    }

    private Sequential Construct(int repeat, long[] input)
    {
        plan.Record(property.Name, input);
        var module = builder.Build(new SequencePlan(plan.Expand(property, repeat, input)));
        // The user's forward may have opened a dispose scope. The tensors of the block must outlive it.
        foreach (var parameter in module.parameters()) parameter.DetachFromDisposeScope();
        foreach (var buffer in module.buffers()) buffer.DetachFromDisposeScope();
        module.train(training);
        meter.Watch(module);
        return module;
    }
}
