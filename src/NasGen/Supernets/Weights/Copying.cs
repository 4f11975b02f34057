using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Weights;

/// <summary>Copies slices of shared weights into the module of one architecture, whose layers are in the same order.</summary>
internal static class Copying
{
    public static void Copy(SuperModule source, ArchitecturePlan plan, nn.Module target)
    {
        var property = source.Property;
        var shapes = plan.Shapes[property.Name];
        using var targets = BuiltLayers.Of(plan.Expand(property), target).GetEnumerator();
        for (var repeat = 0; repeat < plan.Repeats(property); repeat++)
        {
            var input = shapes.Inputs[repeat];
            var block = new SequencePlan(plan.Expand(property, repeat, input));
            foreach (var layer in SharedLayers.Of(SuperModule.Place(property, plan, repeat), block, input.Length > 0 ? input[0] : 1))
            {
                if (!targets.MoveNext()) throw new InvalidOperationException($"{property.Name} has fewer layers than its plan.");
                Copy(source.Weights, layer, targets.Current);
            }
        }
    }

    private static void Copy(SharedWeights weights, SharedLayer layer, nn.Module target)
    {
        var source = weights.Layer(layer.Key);
        foreach (var (name, parameter) in target.named_parameters())
        {
            var wide = source.get_parameter(name)!;
            using var slice = Cut(wide, parameter.shape);
            parameter.copy_(slice);
        }
        if (layer.StatisticsWidth is { } width)
        {
            var (mean, variance) = weights.Statistics(layer.Key, width);
            target.get_buffer("running_mean")!.copy_(mean);
            target.get_buffer("running_var")!.copy_(variance);
        }
        else
        {
            foreach (var (name, buffer) in target.named_buffers())
                if (source.get_buffer(name) is { } wide) buffer.copy_(wide);
        }
    }

    private static Tensor Cut(Tensor wide, long[] shape)
    {
        var cut = wide.alias();
        for (var i = 0; i < shape.Length; i++)
        {
            if (cut.size(i) == shape[i]) continue;
            var narrower = cut.narrow(i, 0, shape[i]);
            cut.Dispose();
            cut = narrower;
        }
        return cut;
    }
}
