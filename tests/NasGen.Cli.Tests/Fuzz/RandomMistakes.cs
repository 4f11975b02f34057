namespace NasGen.Cli.Tests.Fuzz;

/// <summary>Mistakes and rarities that people put into a space, drawn without a thought of what stands beside them.</summary>
internal sealed class RandomMistakes(Random random, SpaceParts parts)
{
    /// <summary>Makes one of them.</summary>
    public void Make()
    {
        switch (random.Next(16))
        {
            case 0: parts.Sources[0] = Source(); break;
            case 1: if (random.Next(3) == 0) parts.Sources.Add(Source()); else parts.InputText = random.One(["0", "5", "3, 8, 8", "", "1, 2, 3, 4", "3"]); break;
            case 2: parts.Tasks[0] = Task(); break;
            case 3: if (random.Next(2) == 0) parts.Tasks.Add(Task()); else parts.Goals.Insert(0, Objective()); break;
            case 4: parts.Goals.Add(Objective()); break;
            case 5: parts.Goals.Insert(random.Next(parts.Goals.Count + 1), Objective()); break;
            case 6: parts.Goals.Add(Limit()); break;
            case 7:
                parts.Training = random.One(
                [
                    "Training(BatchSize = [1], Epochs = [1])", "Training(Epochs = [0])", "Training(Epochs = [1], LearningRate = [1e30])", "Training(Epochs = [1], LearningRate = [-1])",
                    "Training(Epochs = [1], LearningRate = [0.1, 0.1])", "Training(Epochs = [1], Patience = -1)", "Training(Epochs = [1], BatchSize = [100000])",
                    "Training(Epochs = [2, 1], BatchSize = [1, 8])", "Training(Epochs = [1], WeightDecay = [double.NaN])", "Training(Epochs = [1], LearningRate = [double.PositiveInfinity])",
                ]);
                break;
            case 8:
                parts.Loss = random.One(
                [
                    "functional.cross_entropy(net.call(input), target, reduction: Reduction.None)", "Error(net, input, target).to(ScalarType.Float64)", "Error(net, input, target) * float.NaN",
                    "throw new System.InvalidOperationException(\"no loss\")", "zeros(1)", "-Error(net, input, target)", "Error(net, input.mul_(0), target)", "Error(net, input, target).detach()",
                    "Error(net, input, target) + net.parameters().Select(p => p.square().sum()).Aggregate((a, b) => a + b)", "null!",
                ]);
                break;
            case 9:
                parts.Score = random.One(["double.NaN", "double.NegativeInfinity", "throw new System.InvalidOperationException(\"no score\")", "output.mul_(0).sum().item<float>()", "target.to(ScalarType.Int64).item<long>()", "1"]);
                parts.Goals.RemoveAll(g => g.Contains("Score", StringComparison.Ordinal));
                parts.Goals.Insert(0, "Maximize(nameof(Score))");
                break;
            case 10:
                parts.Fit = random.One(["double.NaN", "Thrown()", "0", "double.PositiveInfinity", "train.Item1.sum().item<float>()"]);
                if (!parts.Tasks.Contains("Train(nameof(Fit))")) parts.Tasks.Add("Train(nameof(Fit))");
                if (random.Next(2) == 0) (parts.Training, parts.Loss) = (null, null);
                break;
            case 11: parts.Properties.Add(Property()); break;
            case 12:
                var changed = random.Next(parts.Properties.Count);
                parts.Properties[changed] = random.One([parts.Properties[changed].Replace("]", $", {Setting()}]", StringComparison.Ordinal), parts.Properties[changed].Replace("Classifier(2)", "Classifier(3)", StringComparison.Ordinal),
                    parts.Properties[changed].Replace("Regressor", "Classifier(2)", StringComparison.Ordinal), parts.Properties[changed].Replace("abstract", "virtual", StringComparison.Ordinal),
                    parts.Properties[changed].Replace("Width(4, 8)", "Width(4, 4)", StringComparison.Ordinal), parts.Properties[changed].Replace("Width(4, 8)", "Width(8, 4, 12)", StringComparison.Ordinal)]);
                break;
            case 13:
                parts.Forward = random.One(
                [
                    "Head.call(Body.call(x.mul_(0.5)))", "x", "throw new System.InvalidOperationException(\"no forward\")", "Head.call(Body.call(x)).to(ScalarType.Float64)", "Head.call(Body.call(x)).sum(1)",
                    "Head.call(Body.call(x)) * float.NaN", "Head.call(Body.call(x)).mean([0], true)", "Head.call(Body.call(x - Shift))", "Head.call(Body.call(x)).detach()", "Head.call(x.flatten(1))", "Body.call(x)",
                    "Body.call(Head.call(x))", "x.shape[0] > 7 ? Head.call(Body.call(x)) : Head.call(Body.call(x)) / 0", "Head.call(Body.call(x)).clone().log()", "null!", "Head.call(Body.call(x)).to(ScalarType.Int64)",
                ]);
                break;
            case 14:
                parts.Load = random.One(
                [
                    "(Inputs(), Targets(Inputs()).to(ScalarType.Float64))", "(Inputs(), Targets(Inputs()).unsqueeze(1))", "(Inputs().narrow(0, 0, 9), Targets(Inputs()))", "(Inputs() * float.NaN, Targets(Inputs()))",
                    "(Inputs(), Targets(Inputs()) * 0)", "(Inputs().to(ScalarType.Float64), Targets(Inputs()))", "(Inputs().narrow(0, 0, 3), Targets(Inputs()).narrow(0, 0, 3))", "default",
                    "throw new System.InvalidOperationException(\"no data\")", "(Inputs(), Targets(Inputs()) - 1)", "(Inputs(), Targets(Inputs()) * 1000)",
                ]);
                parts.Sources[0] = "Data(nameof(Load))";
                break;
            case 15: if (random.Next(2) == 0) parts.Budget = random.One(["soon", "", "0s", "-5m", "0trials", "1.5trials"]); else parts.Parameters.Add(random.One(["int size = 2", "int size", "string? name = null"])); break;
        }
    }

    private string Source() => random.One(
    [
        $"Csv(\"few{parts.Inputs}.csv\", Label = \"y\", Ignore = [{SpaceParts.Ignored("y")}])", $"Csv(\"nan{parts.Inputs}.csv\", Label = \"y\", Ignore = [{SpaceParts.Ignored("y")}])", $"Csv(\"same{parts.Inputs}.csv\", Label = \"y\", Ignore = [{SpaceParts.Ignored("y")}])",
        parts.Csv(["lable"]) + ")", parts.Csv(["kind"]) + ")", parts.Csv(["big"]) + ")", parts.Csv(["price", "price"]) + ")", parts.Csv(["y", "kind"]) + ")", parts.Csv(["y"]) + ", Label = \"y\")", parts.Csv(["y"]) + ", Group = \"y\")", parts.Csv(["y"]) + ", Time = \"kind\")",
        parts.Csv(["y"]) + ", Time = \"x0\")", parts.Csv(["price"]) + ", Group = \"patient\", Time = \"day\")", parts.Csv(["y"]) + ", Test = \"nowhere.csv\")", "Csv(\"nowhere.csv\", Label = \"y\")", $"Csv(\"rows{parts.Inputs}.csv\", Label = \"y\")",
        $"Csv(\"rows{parts.Inputs}.csv\")", "Idx(\"images.idx\", \"labels.idx\")", "Idx(\"labels.idx\", \"images.idx\")", "Idx(\"images.idx\", \"labels.idx\", TestInputs = \"images.idx\")", "Data(\"Nowhere\")", "Data(nameof(Score))",
        "Data(nameof(Load), Test = \"Nowhere\")", "Images(\"nowhere\")",
    ]);

    private string Task() => random.One(["Classification(2)", "Classification(3)", "Classification(1)", "Classification(40)", "Regression", "Regression(Scale = [0])", "Regression(Scale = [2, 3])", "Regression(Offset = [double.NaN])", "Train(nameof(Fit))", "Train(nameof(Score))"]);

    private string Objective()
    {
        var direction = random.One(["Maximize", "Minimize"]);
        return random.One(
        [
            $"{direction}(Metric.{random.One(Enum.GetNames<Metric>())})", $"{direction}(Metric.{random.One(Enum.GetNames<Metric>())})", $"{direction}(Cost.{random.One(Enum.GetNames<Cost>())})",
            $"{direction}(nameof(Score))", $"{direction}(nameof(Fit))", $"{direction}(\"Nowhere\")",
        ]);
    }

    private string Limit()
    {
        var cost = random.One(Enum.GetNames<Cost>());
        return random.One(
        [
            $"Limit(Cost.{cost}, 1)", $"Limit(Cost.{cost}, 400)", $"Limit(Cost.{cost}, 1e9)", $"Limit(Cost.{cost}, -1)", $"Limit(Cost.{cost}, double.NaN)", $"Penalty(Cost.{cost}, 0.001)", $"Penalty(Cost.{cost}, double.PositiveInfinity)",
            $"Pick(\"Small#\", Cost.{cost}, 40)", $"Pick(\"Small#\", Cost.{cost}, 1e9)", $"Pick(\"{random.One(["Body", "record", "Net#Best", "Net#", "Sequential", "forward", "é", "Parameter", "Tensor", "a b", "List"])}\", Cost.{cost}, 1e9)",
        ]);
    }

    private string Property() => random.One(
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

    private string Setting() => random.One(
    [
        "Width(8, 16)", "Width(0)", "Width(5)", "Depth(1, 3)", "Depth(2, 1)", "Kernel(2, 4)", "Kernel(99)", "Stride(1, 2)", "Stride(7)", "Norm(Norm.Group)", "Norm(Norm.Batch, Norm.Batch)", "Expansion(2)", "Skippable",
        "Cell(Nodes = 9)", "Cell(Nodes = 3, Concat = true)", "Cell(Nodes = 4, Inputs = 1)", "Values(1, 2)", "Classifier(2)", "Activation(Activation.GELU)",
    ]);
}
