using NasGen.Data;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Tests.Data;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Training;

public sealed class BalancedLossTests
{
    /// <summary>scikit-learn: compute_class_weight("balanced", classes=[0, 1], y=[0, 0, 0, 1]) is [0.66666667, 2.].</summary>
    [Fact]
    public void Samples_weigh_as_scikit_learn_balances_them()
    {
        using var scope = NewDisposeScope();
        var loss = Loss(balanced: true, tensor([0L, 0, 0, 1]));
        var (inputs, targets) = (randn(4, 2), tensor([0L, 0, 0, 1]));

        var each = functional.cross_entropy(inputs, targets, reduction: Reduction.None);
        var expected = (each * tensor([2f / 3, 2f / 3, 2f / 3, 2f])).sum() / 4;
        Assert.Equal(expected.item<float>(), loss(Identity(), inputs, targets).item<float>(), 1e-6);
        Assert.Equal(each.mean().item<float>(), Loss(balanced: false, tensor([0L, 0, 0, 1]))(Identity(), inputs, targets).item<float>(), 1e-6);
    }

    [Fact]
    public void A_class_without_a_training_sample_breaks_nothing()
    {
        using var scope = NewDisposeScope();
        Assert.True(float.IsFinite(Loss(balanced: true, tensor([0L, 0, 0, 0]))(Identity(), randn(4, 2), tensor([0L, 1, 0, 1])).item<float>()));
    }

    private static Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> Loss(bool balanced, Tensor targets)
    {
        var space = TemporaryProject.Space(new DataDescriptor(DataKind.Method), [2], TaskKind.Classification, 2);
        var samples = new Samples(zeros(targets.shape[0], 2), targets);
        return TaskLoss.Of(null!, new DataContext(space with { Task = space.Task with { Balanced = balanced } }, "."), samples)!;
    }
}
