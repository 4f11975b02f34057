using System.Globalization;
using Plate;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// A square plate on simple supports under an even load, solved by two networks that a search found. No solution was shown to them.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
set_num_threads(1);
using var centre = zeros(1, 2);
var exact = Navier.At(centre).data<double>().ToArray();
Console.WriteLine($"Navier's series: deflection {exact[0]:0.000000} qa⁴/16D and moment {exact[2]:0.00000} qa²/4 at the centre.");

foreach (Module<Tensor, Tensor> net in new Module<Tensor, Tensor>[] { new PlateNetBest(), new PlainPlateNetBest() })
{
    manual_seed(1);
    Solver.Solve(net, Square.Grid(20, margin: 0.05), fidelity: 1, _ => { }, CancellationToken.None);
    var found = Accuracy.Of(net);
    Console.WriteLine(
        $"{net.GetType().Name}, {net.parameters().Sum(p => p.numel()):N0} parameters: deflection {found.Deflection:0.000000}, moment {found.Moment:0.00000}; "
        + $"relative errors over the plate {found.DeflectionError:0.0e0} (w), {found.MomentError:0.0e0} (Mxx), {found.TwistError:0.0e0} (Mxy); "
        + $"a quarter turn changes them by {QuarterTurn.Error(net):0.0e0} at most.");
    if (net is not PlateNetBest) continue;
    var picture = Path.Combine(AppContext.BaseDirectory, "stress.svg");
    File.WriteAllText(picture, StressPicture.Svg(net));
    Console.WriteLine($"The bending stress on its surface: {picture}");
}
