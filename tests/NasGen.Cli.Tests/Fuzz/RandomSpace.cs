namespace NasGen.Cli.Tests.Fuzz;

/// <summary>
/// A random search space. It begins as one that goes together: data, task, head and blocks fit. Half of the spaces stay so; the others get one to three
/// mistakes or rarities, drawn without a thought of what stands beside them.
/// </summary>
internal sealed class RandomSpace
{
    private readonly Random _random;
    private readonly int _number;
    private readonly int[] _input;
    private readonly int _inputs;
    private readonly List<string> _sources = [];
    private readonly List<string> _tasks = [];
    private readonly List<string> _goals = [];
    private readonly List<string> _properties = [];
    private readonly List<string> _parameters = [];
    private string _inputText;
    private string? _training;
    private string? _loss;
    private string? _budget;
    private string? _forward;
    private string _targets = "";
    private string _score = "output.mean().item<float>()";
    private string _fit = "Fitness(net, validation)";
    private string _load = "(Inputs(), Targets(Inputs()))";

    public RandomSpace(Random random, int number)
    {
        (_random, _number) = (random, number);
        _input = One<int[]>([[3], [3], [2, 8], [1, 6, 6]]);
        _inputs = _input.Aggregate(1, (a, b) => a * b);
        _inputText = string.Join(", ", _input);
        Purpose();
        Body();
        if (_random.Next(2) == 0) return;
        for (var mistakes = _random.Next(1, 4); mistakes > 0; mistakes--) Mistake();
    }

    /// <summary>The name of the class.</summary>
    public string Name => $"Net{_number}";

    private bool IsFlat => _input.Length == 1;

    /// <summary>The task, what measures it, the data that fit, and the head.</summary>
    private void Purpose()
    {
        var (task, labels, targets, head, maximized, minimized) = One<(string, string[], string, string, string[], string[])>(
        [
            ("Classification(2)", ["y"], "(s > 0).to(ScalarType.Int64)", "Classifier(2)", ["Accuracy", "BalancedAccuracy", "F1"], ["CrossEntropy"]),
            ("Classification(3)", ["kind"], "(s > 0).to(ScalarType.Int64) + (s > 0.3).to(ScalarType.Int64)", "Classifier(3)", ["Accuracy", "F1"], ["CrossEntropy"]),
            ("Regression", ["price"], "s.unsqueeze(1)", "Regressor", ["R2"], ["MeanSquaredError", "MeanAbsoluteError"]),
            ("Regression(Scale = [70_000], Offset = [350_000])", ["big"], "350_000 + 70_000 * s.unsqueeze(1)", "Regressor", ["R2"], ["MeanAbsoluteError"]),
            ("Regression", ["price", "rent"], "stack([s, 1 - s], 1)", "Regressor(2)", ["R2"], ["MeanSquaredError"]),
        ]);
        _targets = targets;
        _tasks.Add(task);
        _properties.Add($"[{head}] protected abstract Module<Tensor, Tensor> Head {{ get; }}");
        _sources.Add(One(
        [
            Csv(labels), Csv(labels), Csv(labels) + $", Test = \"test{_inputs}.csv\"", Csv(labels) + ", Group = \"patient\"", Csv(labels) + ", Time = \"day\"",
            "Data(nameof(Load)", "Data(nameof(Load), Test = nameof(Load)", "Data(nameof(LoadGroups)", "Data(nameof(LoadTimes)",
        ]) + ")");
        _training = "Training(Epochs = [1], BatchSize = [16])";
        if (_random.Next(6) == 0)
        {
            _tasks.Add("Train(nameof(Fit))");
            _training = null;
            _goals.Add(One(["", "Minimize(nameof(Fit))", "Maximize(nameof(Fit))"]));
        }
        else
        {
            string metric = One(maximized), error = One(minimized);
            _goals.Add(One(["", $"Maximize(Metric.{metric})", $"Minimize(Metric.{error})", "Maximize(nameof(Score))"]));
            if (_random.Next(4) == 0)
                _training = One(
                [
                    "Training(Epochs = [1, 2], BatchSize = [16])", "Training(Epochs = [1], BatchSize = [8, 16])", "Training(Epochs = [3], Patience = 1)",
                    "Training(Epochs = [1], LearningRate = [0.01, 0.1])", "Training(Epochs = [1], WeightDecay = [0, 0.1])",
                ]);
            if (_random.Next(5) == 0) _loss = "Error(net, input, target)";
        }
        if (_goals[0].Length == 0) _goals.Clear();
        if (_goals.Count > 0 && _random.Next(3) == 0) _goals.Add(One(["Minimize(Cost.Parameters)", "Minimize(Cost.Macs)", "Minimize(Cost.Memory)"]));
        if (_random.Next(5) == 0) _goals.Add(One(["Limit(Cost.Parameters, 1500)", "Limit(Cost.Macs, 40_000)", "Limit(Cost.Memory, 20_000)", "Penalty(Cost.Macs, 1e-7)"]));
        if (_random.Next(5) == 0) _goals.Add(One(["Pick(\"Tiny#\", Cost.Parameters, 200)", "Pick(\"Tiny#\", Cost.Memory, 1)", "Pick(\"Tiny#\", Cost.Macs, 5000)"]));
        if (_random.Next(8) == 0) _budget = One(["1m", "90s", "1h30m", "5trials"]);
    }

    /// <summary>The decisions, and the forward method that reads them.</summary>
    private void Body()
    {
        var call = "x";
        foreach (var name in new[] { "Body", "Trunk" })
        {
            if (name == "Trunk" && _random.Next(2) == 0) continue;
            var shares = name == "Trunk" && _random.Next(4) == 0 ? ", Width(SameAs = nameof(Body))" : ", Width(4, 8)";
            _properties.Add($"[{Choice()}{shares}{Settings()}] protected abstract Module<Tensor, Tensor> {name} {{ get; }}");
            call = $"{name}.call({call})";
        }
        if (_random.Next(3) == 0)
        {
            _properties.Add("[Values(0.0, 0.2)] protected abstract double Rate { get; }");
            call = $"functional.dropout({call}, Rate, training)";
        }
        if (_random.Next(4) == 0)
        {
            _properties.Add("[Range(1, 3)] protected abstract int Factor { get; }");
            call = $"({call} * Factor)";
        }
        if (_random.Next(6) == 0)
        {
            _properties.Add("[Values(\"a\", \"b\")] protected abstract string Mode { get; }");
            call = $"(Mode == \"a\" ? {call} : {call}.relu())";
        }
        if (call.Contains("Rate", StringComparison.Ordinal) || call.Contains('*', StringComparison.Ordinal) || call.Contains('?', StringComparison.Ordinal) || _random.Next(2) == 0)
            _forward = $"Head.call({call})";
        // Without a forward of its own, the space runs through its modules in the order of declaration.
        else _properties.Add(Taken(_properties, 0));
    }

    private string Choice() => One<string>(IsFlat
        ? ["Choice(typeof(MlpBlock))", "Choice<MlpBlock, IdentityBlock>", "Choice<MlpBlock, Own>", "Choice(typeof(Own))", "Choice<MlpBlock, IdentityBlock>, Cell(Nodes = 3)"]
        :
        [
            "Choice<ConvBlock, IdentityBlock>", "Choice<SeparableConvBlock, MobileBlock>", "Choice<ResidualBlock, InceptionBlock>", "Choice<SqueezeExciteBlock, MaxPoolBlock>",
            "Choice(typeof(ConvBlock), typeof(AveragePoolBlock), typeof(MobileBlock))", "Choice<ConvBlock, ZeroBlock>, Cell(Nodes = 3)", "Choice(typeof(ConvBlock)), Skippable", "Choice(typeof(ConvBlock))",
        ]);

    private string Settings()
    {
        List<string> all = ["Depth(1, 2)", "Activation(Activation.ReLU, Activation.Tanh)", "Norm(Norm.Batch, Norm.None)", "Norm(Norm.Group)"];
        if (!IsFlat) all.AddRange(["Kernel(3, 5)", "Stride(1, 2)", "Kernel(1)"]);
        return string.Concat(Enumerable.Range(0, _random.Next(3)).Select(_ => Taken(all, _random.Next(all.Count))).DistinctBy(s => s.Split('(')[0]).Select(s => ", " + s));
    }

    private void Mistake()
    {
        switch (_random.Next(16))
        {
            case 0: _sources[0] = Source(); break;
            case 1: if (_random.Next(3) == 0) _sources.Add(Source()); else _inputText = One(["0", "5", "3, 8, 8", "", "1, 2, 3, 4", "3"]); break;
            case 2: _tasks[0] = Task(); break;
            case 3: if (_random.Next(2) == 0) _tasks.Add(Task()); else _goals.Insert(0, Objective()); break;
            case 4: _goals.Add(Objective()); break;
            case 5: _goals.Insert(_random.Next(_goals.Count + 1), Objective()); break;
            case 6: _goals.Add(Limit()); break;
            case 7:
                _training = One(
                [
                    "Training(BatchSize = [1], Epochs = [1])", "Training(Epochs = [0])", "Training(Epochs = [1], LearningRate = [1e30])", "Training(Epochs = [1], LearningRate = [-1])",
                    "Training(Epochs = [1], LearningRate = [0.1, 0.1])", "Training(Epochs = [1], Patience = -1)", "Training(Epochs = [1], BatchSize = [100000])",
                    "Training(Epochs = [2, 1], BatchSize = [1, 8])", "Training(Epochs = [1], WeightDecay = [double.NaN])", "Training(Epochs = [1], LearningRate = [double.PositiveInfinity])",
                ]);
                break;
            case 8:
                _loss = One(
                [
                    "functional.cross_entropy(net.call(input), target, reduction: Reduction.None)", "Error(net, input, target).to(ScalarType.Float64)", "Error(net, input, target) * float.NaN",
                    "throw new System.InvalidOperationException(\"no loss\")", "zeros(1)", "-Error(net, input, target)", "Error(net, input.mul_(0), target)", "Error(net, input, target).detach()",
                    "Error(net, input, target) + net.parameters().Select(p => p.square().sum()).Aggregate((a, b) => a + b)", "null!",
                ]);
                break;
            case 9:
                _score = One(["double.NaN", "double.NegativeInfinity", "throw new System.InvalidOperationException(\"no score\")", "output.mul_(0).sum().item<float>()", "target.to(ScalarType.Int64).item<long>()", "1"]);
                _goals.RemoveAll(g => g.Contains("Score", StringComparison.Ordinal));
                _goals.Insert(0, "Maximize(nameof(Score))");
                break;
            case 10:
                _fit = One(["double.NaN", "Thrown()", "0", "double.PositiveInfinity", "train.Item1.sum().item<float>()"]);
                if (!_tasks.Contains("Train(nameof(Fit))")) _tasks.Add("Train(nameof(Fit))");
                if (_random.Next(2) == 0) (_training, _loss) = (null, null);
                break;
            case 11: _properties.Add(Property()); break;
            case 12:
                var changed = _random.Next(_properties.Count);
                _properties[changed] = One([_properties[changed].Replace("]", $", {Setting()}]", StringComparison.Ordinal), _properties[changed].Replace("Classifier(2)", "Classifier(3)", StringComparison.Ordinal),
                    _properties[changed].Replace("Regressor", "Classifier(2)", StringComparison.Ordinal), _properties[changed].Replace("abstract", "virtual", StringComparison.Ordinal),
                    _properties[changed].Replace("Width(4, 8)", "Width(4, 4)", StringComparison.Ordinal), _properties[changed].Replace("Width(4, 8)", "Width(8, 4, 12)", StringComparison.Ordinal)]);
                break;
            case 13:
                _forward = One(
                [
                    "Head.call(Body.call(x.mul_(0.5)))", "x", "throw new System.InvalidOperationException(\"no forward\")", "Head.call(Body.call(x)).to(ScalarType.Float64)", "Head.call(Body.call(x)).sum(1)",
                    "Head.call(Body.call(x)) * float.NaN", "Head.call(Body.call(x)).mean([0], true)", "Head.call(Body.call(x - Shift))", "Head.call(Body.call(x)).detach()", "Head.call(x.flatten(1))", "Body.call(x)",
                    "Body.call(Head.call(x))", "x.shape[0] > 7 ? Head.call(Body.call(x)) : Head.call(Body.call(x)) / 0", "Head.call(Body.call(x)).clone().log()", "null!", "Head.call(Body.call(x)).to(ScalarType.Int64)",
                ]);
                break;
            case 14:
                _load = One(
                [
                    "(Inputs(), Targets(Inputs()).to(ScalarType.Float64))", "(Inputs(), Targets(Inputs()).unsqueeze(1))", "(Inputs().narrow(0, 0, 9), Targets(Inputs()))", "(Inputs() * float.NaN, Targets(Inputs()))",
                    "(Inputs(), Targets(Inputs()) * 0)", "(Inputs().to(ScalarType.Float64), Targets(Inputs()))", "(Inputs().narrow(0, 0, 3), Targets(Inputs()).narrow(0, 0, 3))", "default",
                    "throw new System.InvalidOperationException(\"no data\")", "(Inputs(), Targets(Inputs()) - 1)", "(Inputs(), Targets(Inputs()) * 1000)",
                ]);
                _sources[0] = "Data(nameof(Load))";
                break;
            case 15: if (_random.Next(2) == 0) _budget = One(["soon", "", "0s", "-5m", "0trials", "1.5trials"]); else _parameters.Add(One(["int size = 2", "int size", "string? name = null"])); break;
        }
    }

    private string Source() => One(
    [
        $"Csv(\"few{_inputs}.csv\", Label = \"y\", Ignore = [{Ignored("y")}])", $"Csv(\"nan{_inputs}.csv\", Label = \"y\", Ignore = [{Ignored("y")}])", $"Csv(\"same{_inputs}.csv\", Label = \"y\", Ignore = [{Ignored("y")}])",
        Csv(["lable"]) + ")", Csv(["kind"]) + ")", Csv(["big"]) + ")", Csv(["price", "price"]) + ")", Csv(["y", "kind"]) + ")", Csv(["y"]) + ", Label = \"y\")", Csv(["y"]) + ", Group = \"y\")", Csv(["y"]) + ", Time = \"kind\")",
        Csv(["y"]) + ", Time = \"x0\")", Csv(["price"]) + ", Group = \"patient\", Time = \"day\")", Csv(["y"]) + ", Test = \"nowhere.csv\")", "Csv(\"nowhere.csv\", Label = \"y\")", $"Csv(\"rows{_inputs}.csv\", Label = \"y\")",
        $"Csv(\"rows{_inputs}.csv\")", "Idx(\"images.idx\", \"labels.idx\")", "Idx(\"labels.idx\", \"images.idx\")", "Idx(\"images.idx\", \"labels.idx\", TestInputs = \"images.idx\")", "Data(\"Nowhere\")", "Data(nameof(Score))",
        "Data(nameof(Load), Test = \"Nowhere\")", "Images(\"nowhere\")",
    ]);

    private string Task() => One(["Classification(2)", "Classification(3)", "Classification(1)", "Classification(40)", "Regression", "Regression(Scale = [0])", "Regression(Scale = [2, 3])", "Regression(Offset = [double.NaN])", "Train(nameof(Fit))", "Train(nameof(Score))"]);

    private string Objective()
    {
        var direction = One(["Maximize", "Minimize"]);
        return One(
        [
            $"{direction}(Metric.{One(Enum.GetNames<Metric>())})", $"{direction}(Metric.{One(Enum.GetNames<Metric>())})", $"{direction}(Cost.{One(Enum.GetNames<Cost>())})",
            $"{direction}(nameof(Score))", $"{direction}(nameof(Fit))", $"{direction}(\"Nowhere\")",
        ]);
    }

    private string Limit()
    {
        var cost = One(Enum.GetNames<Cost>());
        return One(
        [
            $"Limit(Cost.{cost}, 1)", $"Limit(Cost.{cost}, 400)", $"Limit(Cost.{cost}, 1e9)", $"Limit(Cost.{cost}, -1)", $"Limit(Cost.{cost}, double.NaN)", $"Penalty(Cost.{cost}, 0.001)", $"Penalty(Cost.{cost}, double.PositiveInfinity)",
            $"Pick(\"Small#\", Cost.{cost}, 40)", $"Pick(\"Small#\", Cost.{cost}, 1e9)", $"Pick(\"{One(["Body", "record", "Net#Best", "Net#", "Sequential", "forward", "é", "Parameter", "Tensor", "a b", "List"])}\", Cost.{cost}, 1e9)",
        ]);
    }

    private string Property() => One(
    [
        "[Choice<MlpBlock, IdentityBlock>] protected abstract Module<Tensor, Tensor> More { get; }", "[Choice<ConvBlock, ZeroBlock>, Cell(Nodes = 3)] protected abstract Module<Tensor, Tensor> More { get; }",
        "[Choice<Loose, MlpBlock>, Width(4)] protected abstract Module<Tensor, Tensor> More { get; }", "[Choice<Picky, MlpBlock>, Width(4, 8)] protected abstract Module<Tensor, Tensor> More { get; }",
        "[Values(1, 2)] protected abstract int Unread { get; }", "[Range(0, 1, Step = 0.1)] protected abstract double Unread { get; }", "[Range(3, 1)] protected abstract int Unread { get; }",
        "[Range(0.0, 1.0)] protected abstract float Unread { get; }", "[Range(1e-3, 1, Logarithmic = true)] protected abstract double Unread { get; }", "[Values(true, false)] protected abstract bool Unread { get; }",
        "[Values(double.NaN, 1)] protected abstract double Unread { get; }", "[Values(1)] protected abstract int Unread { get; set; }", "[Values(\"a,b\", \"c=d\", \"(\", \"\")] protected abstract string Unread { get; }",
        "[Classifier(4)] protected abstract Module<Tensor, Tensor> Other { get; }", "[Regressor] protected abstract Module<Tensor, Tensor> Other { get; }", "[Values(1, 2)] protected abstract new int parameters { get; }",
        "protected abstract int Forgotten { get; }", "[Values(System.DayOfWeek.Monday, System.DayOfWeek.Friday)] protected abstract System.DayOfWeek Unread { get; }", "protected readonly Module<Tensor, Tensor>[] Layers = [Linear(3, 3)];",
        "[Values(1L, long.MaxValue)] protected abstract long Unread { get; }", "[Values(1f, 1e-30f)] protected abstract float @class { get; }", "[Values(1, 2)] protected abstract int input { get; }",
        "[Choice<MlpBlock, IdentityBlock>] protected abstract Module<Tensor, Tensor> Sequential { get; }",
    ]);

    private string Setting() => One(
    [
        "Width(8, 16)", "Width(0)", "Width(5)", "Depth(1, 3)", "Depth(2, 1)", "Kernel(2, 4)", "Kernel(99)", "Stride(1, 2)", "Stride(7)", "Norm(Norm.Group)", "Norm(Norm.Batch, Norm.Batch)", "Expansion(2)", "Skippable",
        "Cell(Nodes = 9)", "Cell(Nodes = 3, Concat = true)", "Cell(Nodes = 4, Inputs = 1)", "Values(1, 2)", "Classifier(2)", "Activation(Activation.GELU)",
    ]);

    private string Csv(string[] labels) =>
        $"Csv(\"rows{_inputs}.csv\", {(labels.Length == 1 ? $"Label = \"{labels[0]}\"" : $"Labels = [{string.Join(", ", labels.Select(l => $"\"{l}\""))}]")}, Ignore = [{Ignored(labels)}]";

    private static string Ignored(params string[] labels) => string.Join(", ", FuzzData.Others.Except(labels).Select(o => $"\"{o}\""));

    /// <summary>The source. An attribute that the compiler allows once is written once.</summary>
    public override string ToString()
    {
        string[] attributes =
        [
            $"SearchSpace({(_inputText.Length == 0 ? "" : $"Input = [{_inputText}]")})", .. _sources, .. _tasks, .. _goals, .. _training is null ? Array.Empty<string>() : [_training],
            .. _loss is null ? Array.Empty<string>() : ["Loss(nameof(Mean))"], .. _budget is null ? Array.Empty<string>() : [$"Budget(\"{_budget}\")"],
        ];
        var shape = string.Join(", ", _input);
        return $$"""
            using NasGen;
            using System.Linq;
            using TorchSharp;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;

            namespace Fuzz{{_number}};

            {{string.Join("\n", attributes.DistinctBy(Once).Select(a => $"[{a.Replace("#", $"{_number}", StringComparison.Ordinal)}]"))}}
            public abstract class Net{{_number}}({{string.Join(", ", _parameters.Take(1))}}) : Module<Tensor, Tensor>("net")
            {
                {{string.Join("\n    ", _properties.DistinctBy(p => p.Split(" { get")[0].Split(' ')[^1]))}}

                {{(_forward is null ? "" : $"public override Tensor forward(Tensor x) => {_forward};")}}

                private static readonly Tensor Shift = full([{{shape}}], 0.1f);

                private static Tensor Inputs()
                {
                    using var generator = new Generator(5);
                    return randn([60, {{shape}}], generator: generator);
                }

                private static Tensor Targets(Tensor inputs)
                {
                    var s = inputs.flatten(1).select(1, 0) * 0.5f;
                    return {{_targets}};
                }

                internal static (Tensor, Tensor) Load() => {{_load}};
                internal static (Tensor, Tensor, string[]) LoadGroups() => (Inputs(), Targets(Inputs()), Enumerable.Range(0, 60).Select(i => $"g{i / 3}").ToArray());
                internal static (Tensor, Tensor, double[]) LoadTimes() => (Inputs(), Targets(Inputs()), Enumerable.Range(0, 60).Select(i => (double)(i * 7 % 60)).ToArray());

                private static Tensor Error(Module<Tensor, Tensor> net, Tensor input, Tensor target) => Difference(net.call(input), target);
                private static Tensor Difference(Tensor output, Tensor target) => target.dtype == ScalarType.Int64 ? functional.cross_entropy(output, target) : functional.l1_loss(output / 1000, target / 1000);
                internal static Tensor Mean(Module<Tensor, Tensor> net, Tensor input, Tensor target) => {{_loss ?? "Error(net, input, target)"}};
                internal static double Score(Tensor output, Tensor target) => {{_score}};

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
                    return {{_fit}};
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

    private T One<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private static string Taken(List<string> from, int index)
    {
        var taken = from[index];
        from.RemoveAt(index);
        return taken;
    }
}
