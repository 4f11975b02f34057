using NasGen.Supernets.Methods;
using NasGen.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Tests.Supernets;

/// <summary>The gradients of the architecture parameters are those of the paper's equations.</summary>
public sealed class DartsGradientTests
{
    private const double Difference = 1e-5;

    [Fact]
    public void First_order_gradients_agree_with_finite_differences()
    {
        using var tiny = new TinyBench(ScalarType.Float64);
        new Darts(tiny.Context, isSecondOrder: false).PolicyGradient(tiny.Batch, 0.1);
        Check(tiny, () => tiny.MixedLoss(tiny.Batch.ValidationInputs, tiny.Batch.ValidationTargets).item<double>());
    }

    /// <summary>
    /// The exact gradient that second order approximates: that of L_val after one step of gradient descent on L_train, which depends on α, too.
    /// </summary>
    [Fact]
    public void Second_order_gradients_agree_with_those_of_the_unrolled_step()
    {
        const double step = 0.1;
        using var tiny = new TinyBench(ScalarType.Float64);
        new Darts(tiny.Context, isSecondOrder: true).PolicyGradient(tiny.Batch, step);
        Check(tiny, () =>
        {
            tiny.Context.ZeroWeightGradients();
            tiny.MixedLoss(tiny.Batch.Inputs, tiny.Batch.Targets).backward();
            using var noGradient = no_grad();
            Tensor[] original = [.. tiny.Context.Vectors.Select(v => v.Values.clone())];
            foreach (var vector in tiny.Context.Vectors) vector.Values.sub_(vector.Gradient * step);
            var loss = tiny.MixedLoss(tiny.Batch.ValidationInputs, tiny.Batch.ValidationTargets).item<double>();
            foreach (var (vector, values) in tiny.Context.Vectors.Zip(original)) vector.Values.copy_(values);
            return loss;
        });
    }

    [Fact]
    public void The_curvature_is_the_largest_eigenvalue_of_the_hessian()
    {
        var parameter = nn.Parameter(tensor(new[] { 0.3, -0.2, 0.1 }));
        var hessian = tensor(new[,] { { 2.0, 0.5, 0 }, { 0.5, 1.0, 0.2 }, { 0, 0.2, 0.5 } });
        var curvature = new Curvature([parameter], () => parameter.grad = hessian.matmul(parameter).detach());
        Assert.Equal(linalg.eigvalsh(hessian).max().item<double>(), curvature.Eigenvalue(60), 1e-6);
        Assert.Equal([0.3, -0.2, 0.1], parameter.data<double>().ToArray().Select(v => Math.Round(v, 12)));
    }

    private static void Check(TinyBench tiny, Func<double> loss)
    {
        double[][] gradients = [.. tiny.Policy.All.Select(p => p.grad?.data<double>().ToArray() ?? new double[p.numel()])];
        tiny.Context.ZeroPolicyGradients();
        var largest = gradients.Max(g => g.Max(Math.Abs));
        Assert.True(largest > 1e-3, "nothing to compare");
        for (var i = 0; i < gradients.Length; i++)
            for (var option = 0; option < gradients[i].Length; option++)
            {
                var difference = (At(tiny.Policy.All[i], option, Difference) - At(tiny.Policy.All[i], option, -Difference)) / (2 * Difference);
                Assert.Equal(difference, gradients[i][option], 1e-3 * largest);
            }

        double At(Parameter logits, int option, double by)
        {
            Shift(by);
            using var scope = NewDisposeScope();
            var value = loss();
            Shift(-by);
            return value;

            void Shift(double amount)
            {
                using var noGradient = no_grad();
                logits[option] += amount;
            }
        }
    }
}
