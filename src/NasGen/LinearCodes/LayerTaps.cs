using NasGen.Expansions;
using NasGen.Search.Contracts;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.LinearCodes;

/// <summary>
/// Reads the outputs of a network's layers by forward hooks: its input, then each repeat of each module decision and head, in order of declaration.
/// Only the first call of a layer counts. A layer that <c>forward</c> does not call, or whose output does not have one row per sample, is left out.
/// </summary>
internal sealed class LayerTaps : IDisposable
{
    private readonly List<Tap> _taps = [];
    private readonly List<Action> _unhook = [];

    /// <param name="net">A candidate of the plan's architecture.</param>
    /// <param name="plan">The plan of the architecture, with recorded shapes.</param>
    public LayerTaps(Module<Tensor, Tensor> net, ArchitecturePlan plan)
    {
        var children = net.named_children().ToDictionary(child => child.name, child => child.module, StringComparer.Ordinal);
        foreach (var property in plan.Space.Properties.Where(p => p.Kind != PropertyKind.Scalar))
            if (children.GetValueOrDefault(property.Name) is Sequential steps)
                Watch(property, plan, [.. steps.children()]);
    }

    /// <summary>The layers' outputs in eval mode: float32 <c>[N, features]</c> on the CPU, owned by the caller's dispose scope.</summary>
    public IReadOnlyList<(LayerName Name, Tensor Activations)> Read(Module<Tensor, Tensor> net, Tensor inputs)
    {
        net.eval();
        var input = new Tap(new LayerName("", 1, 1));
        using (no_grad())
        {
            for (long start = 0; start < inputs.shape[0]; start += Training.Predictions.BatchSize)
            {
                using var scope = NewDisposeScope();
                var batch = inputs.narrow(0, start, Math.Min(Training.Predictions.BatchSize, inputs.shape[0] - start));
                foreach (var tap in _taps) tap.Open(batch.shape[0]);
                input.Open(batch.shape[0]);
                input.Take(batch);
                net.call(batch);
            }
            return
            [
                .. _taps.Prepend(input).Select(tap => (tap.Name, Whole: tap.Whole()))
                    .Where(layer => layer.Whole?.shape[0] == inputs.shape[0]).Select(layer => (layer.Name, layer.Whole!)),
            ];
        }
    }

    public void Dispose()
    {
        foreach (var remove in _unhook) remove();
    }

    private void Watch(PropertyDescriptor property, ArchitecturePlan plan, nn.Module[] steps)
    {
        var (repeats, end) = (plan.Repeats(property), 0);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            end += plan.Expand(property, repeat, plan.Shapes[property.Name].Inputs[repeat]).Count;
            if (end == 0 || end > steps.Length || steps[end - 1] is not Module<Tensor, Tensor> last) continue;
            var tap = new Tap(new LayerName(property.Name, repeat + 1, repeats));
            _taps.Add(tap);
            _unhook.Add(last.register_forward_hook((_, _, output) =>
            {
                tap.Take(output);
                return output;
            }).remove);
        }
    }

    /// <summary>One layer's outputs, batch by batch.</summary>
    private sealed class Tap(LayerName name)
    {
        /// <summary>The most numbers per sample. Larger maps are averaged over neighbouring positions, down to one number per channel.</summary>
        private const long MostFeatures = 4096;

        private readonly List<Tensor> _batches = [];
        private long _expected;

        public LayerName Name => name;

        public void Open(long samples) => _expected = samples;

        public void Take(Tensor output)
        {
            if (output.dim() == 0 || output.shape[0] != _expected) return;
            _expected = -1;
            using var scope = NewDisposeScope();
            var features = Reduced(output.detach().to(ScalarType.Float32)).flatten(Math.Min(1, output.dim() - 1)).reshape(output.shape[0], -1);
            _batches.Add(features.cpu().clone().DetachFromDisposeScope());
        }

        public Tensor? Whole()
        {
            if (_batches.Count == 0) return null;
            var whole = cat(_batches);
            foreach (var batch in _batches) batch.Dispose();
            _batches.Clear();
            return whole;
        }

        private static Tensor Reduced(Tensor output)
        {
            var (shape, rank) = (output.shape, (int)output.dim() - 2);
            if (rank is < 1 or > 3 || output.numel() / shape[0] <= MostFeatures) return output;
            var side = Math.Max(1, (long)Math.Pow((double)MostFeatures / shape[1], 1.0 / rank));
            long[] size = [.. shape[2..].Select(s => Math.Min(s, side))];
            return rank switch
            {
                1 => functional.adaptive_avg_pool1d(output, size[0]),
                2 => functional.adaptive_avg_pool2d(output, size),
                _ => functional.adaptive_avg_pool3d(output, size),
            };
        }
    }
}
