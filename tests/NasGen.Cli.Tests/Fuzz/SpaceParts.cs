namespace NasGen.Cli.Tests.Fuzz;

/// <summary>The parts of a search space, and the source that they make.</summary>
/// <param name="number">The number by which its names differ from those of other spaces.</param>
/// <param name="input">The shape of a sample.</param>
internal sealed class SpaceParts(int number, int[] input)
{
    public List<string> Sources { get; } = [];

    public List<string> Tasks { get; } = [];

    public List<string> Goals { get; } = [];

    public List<string> Properties { get; } = [];

    public List<string> Parameters { get; } = [];

    /// <summary>What the attribute says of the shape of a sample.</summary>
    public string InputText { get; set; } = string.Join(", ", input);

    public string? Training { get; set; }

    public string? Loss { get; set; }

    public string? Budget { get; set; }

    public string? Forward { get; set; }

    public string Targets { get; set; } = "";

    public string Score { get; set; } = "output.mean().item<float>()";

    public string Fit { get; set; } = "Fitness(net, validation)";

    public string Load { get; set; } = "(Inputs(), Targets(Inputs()))";

    /// <summary>The numbers of a sample.</summary>
    public int Inputs { get; } = input.Aggregate(1, (a, b) => a * b);

    public bool IsFlat => input.Length == 1;

    /// <summary>The attribute of a table with these columns as labels, without its end.</summary>
    public string Csv(string[] labels) =>
        $"Csv(\"rows{Inputs}.csv\", {(labels.Length == 1 ? $"Label = \"{labels[0]}\"" : $"Labels = [{string.Join(", ", labels.Select(l => $"\"{l}\""))}]")}, Ignore = [{Ignored(labels)}]";

    public static string Ignored(params string[] labels) => string.Join(", ", FuzzData.Others.Except(labels).Select(o => $"\"{o}\""));

    /// <summary>The source. An attribute that the compiler allows once is written once.</summary>
    public override string ToString()
    {
        string[] attributes =
        [
            $"SearchSpace({(InputText.Length == 0 ? "" : $"Input = [{InputText}]")})", .. Sources, .. Tasks, .. Goals, .. Training is null ? Array.Empty<string>() : [Training],
            .. Loss is null ? Array.Empty<string>() : ["Loss(nameof(Mean))"], .. Budget is null ? Array.Empty<string>() : [$"Budget(\"{Budget}\")"],
        ];
        var shape = string.Join(", ", input);
        return $$"""
            using NasGen;
            using System.Linq;
            using TorchSharp;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;

            namespace Fuzz{{number}};

            {{string.Join("\n", attributes.DistinctBy(Once).Select(a => $"[{a.Replace("#", $"{number}", StringComparison.Ordinal)}]"))}}
            public abstract class Net{{number}}({{string.Join(", ", Parameters.Take(1))}}) : Module<Tensor, Tensor>("net")
            {
                {{string.Join("\n    ", Properties.DistinctBy(p => p.Split(" { get")[0].Split(' ')[^1]))}}

                {{(Forward is null ? "" : $"public override Tensor forward(Tensor x) => {Forward};")}}

                private static readonly Tensor Shift = full([{{shape}}], 0.1f);

                private static Tensor Inputs()
                {
                    using var generator = new Generator(5);
                    return randn([60, {{shape}}], generator: generator);
                }

                private static Tensor Targets(Tensor inputs)
                {
                    var s = inputs.flatten(1).select(1, 0) * 0.5f;
                    return {{Targets}};
                }

                internal static (Tensor, Tensor) Load() => {{Load}};
                internal static (Tensor, Tensor, string[]) LoadGroups() => (Inputs(), Targets(Inputs()), Enumerable.Range(0, 60).Select(i => $"g{i / 3}").ToArray());
                internal static (Tensor, Tensor, double[]) LoadTimes() => (Inputs(), Targets(Inputs()), Enumerable.Range(0, 60).Select(i => (double)(i * 7 % 60)).ToArray());

                private static Tensor Error(Module<Tensor, Tensor> net, Tensor input, Tensor target) => Difference(net.call(input), target);
                private static Tensor Difference(Tensor output, Tensor target) => target.dtype == ScalarType.Int64 ? functional.cross_entropy(output, target) : functional.l1_loss(output / 1000, target / 1000);
                internal static Tensor Mean(Module<Tensor, Tensor> net, Tensor input, Tensor target) => {{Loss ?? "Error(net, input, target)"}};
                internal static double Score(Tensor output, Tensor target) => {{Score}};

                private static double Thrown() => throw new System.InvalidOperationException("no fit");

                private static double Fitness(Module<Tensor, Tensor> net, (Tensor, Tensor) data)
                {
                    using var scope = NewDisposeScope();
                    using var none = no_grad();
                    return -Difference(net.call(data.Item1), data.Item2).item<float>();
                }

                internal static double Fit(Module<Tensor, Tensor> net, (Tensor, Tensor) train, (Tensor, Tensor) validation, double fidelity,
                    System.Action<double> report, System.Threading.CancellationToken stop)
                {
                    using var scope = NewDisposeScope();
                    using var optimizer = optim.SGD(net.parameters(), 0.01);
                    optimizer.zero_grad();
                    Error(net, train.Item1, train.Item2).backward();
                    optimizer.step();
                    return {{Fit}};
                }
            }

            /// <summary>A module of the user's own, in the form that docs/modules.md teaches.</summary>
            public sealed class Own : Module<Tensor, Tensor>
            {
                private readonly TorchSharp.Modules.Linear _first, _second;

                public Own(int inFeatures, int outFeatures, [Values(2, 4)] int hidden = 2) : base("own")
                {
                    _first = Linear(inFeatures, hidden);
                    _second = Linear(hidden, outFeatures);
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x) => _second.call(_first.call(x).relu());
            }

            /// <summary>One that is not registered.</summary>
            public sealed class Loose(int inFeatures, int outFeatures) : Module<Tensor, Tensor>("loose")
            {
                private readonly TorchSharp.Modules.Linear _linear = Linear(inFeatures, outFeatures);
                public override Tensor forward(Tensor x) => _linear.call(x);
            }

            /// <summary>One that takes only some widths.</summary>
            public sealed class Picky : Module<Tensor, Tensor>
            {
                private readonly TorchSharp.Modules.Linear _linear;

                public Picky(int inFeatures, int outFeatures) : base("picky")
                {
                    if (outFeatures > 4) throw new System.NotSupportedException("too wide");
                    _linear = Linear(inFeatures, outFeatures);
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x) => _linear.call(x.flatten(1));
            }
            """;

        string Once(string attribute) => attribute.Split('(')[0] is var name && name is "Maximize" or "Minimize" or "Limit" or "Penalty" or "Pick" ? attribute : attribute.Split('(')[0];
    }
}
