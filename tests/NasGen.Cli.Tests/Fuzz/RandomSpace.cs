namespace NasGen.Cli.Tests.Fuzz;

/// <summary>
/// A random search space. It begins as one that goes together: data, task, head and blocks fit. Half of the spaces stay so; the others get one to three
/// mistakes.
/// </summary>
internal sealed class RandomSpace(Random random, SpaceParts parts)
{
    /// <summary>Draws the source of a space.</summary>
    public static string Draw(Random random, int number)
    {
        var parts = new SpaceParts(number, random.One<int[]>([[3], [3], [2, 8], [1, 6, 6]]));
        var space = new RandomSpace(random, parts);
        space.Purpose();
        space.Body();
        if (random.Next(2) == 0) return parts.ToString();
        var mistakes = new RandomMistakes(random, parts);
        for (var left = random.Next(1, 4); left > 0; left--) mistakes.Make();
        return parts.ToString();
    }

    /// <summary>The task, what measures it, the data that fit, and the head.</summary>
    private void Purpose()
    {
        var (task, labels, targets, head, maximized, minimized) = random.One<(string, string[], string, string, string[], string[])>(
        [
            ("Classification(2)", ["y"], "(s > 0).to(ScalarType.Int64)", "Classifier(2)", ["Accuracy", "BalancedAccuracy", "F1"], ["CrossEntropy"]),
            ("Classification(3)", ["kind"], "(s > 0).to(ScalarType.Int64) + (s > 0.3).to(ScalarType.Int64)", "Classifier(3)", ["Accuracy", "F1"], ["CrossEntropy"]),
            ("Regression", ["price"], "s.unsqueeze(1)", "Regressor", ["R2"], ["MeanSquaredError", "MeanAbsoluteError"]),
            ("Regression(Scale = [70_000], Offset = [350_000])", ["big"], "350_000 + 70_000 * s.unsqueeze(1)", "Regressor", ["R2"], ["MeanAbsoluteError"]),
            ("Regression", ["price", "rent"], "stack([s, 1 - s], 1)", "Regressor(2)", ["R2"], ["MeanSquaredError"]),
        ]);
        parts.Targets = targets;
        parts.Tasks.Add(task);
        parts.Properties.Add($"[{head}] protected abstract Module<Tensor, Tensor> Head {{ get; }}");
        parts.Sources.Add(random.One(
        [
            parts.Csv(labels), parts.Csv(labels), parts.Csv(labels) + $", Test = \"test{parts.Inputs}.csv\"", parts.Csv(labels) + ", Group = \"patient\"", parts.Csv(labels) + ", Time = \"day\"",
            "Data(nameof(Load)", "Data(nameof(Load), Test = nameof(Load)", "Data(nameof(LoadGroups)", "Data(nameof(LoadTimes)",
        ]) + ")");
        parts.Training = "Training(Epochs = [1], BatchSize = [16])";
        if (random.Next(6) == 0)
        {
            parts.Tasks.Add("Train(nameof(Fit))");
            parts.Training = null;
            parts.Goals.Add(random.One(["", "Minimize(nameof(Fit))", "Maximize(nameof(Fit))"]));
        }
        else
        {
            string metric = random.One(maximized), error = random.One(minimized);
            parts.Goals.Add(random.One(["", $"Maximize(Metric.{metric})", $"Minimize(Metric.{error})", "Maximize(nameof(Score))"]));
            if (random.Next(4) == 0)
                parts.Training = random.One(
                [
                    "Training(Epochs = [1, 2], BatchSize = [16])", "Training(Epochs = [1], BatchSize = [8, 16])", "Training(Epochs = [3], Patience = 1)",
                    "Training(Epochs = [1], LearningRate = [0.01, 0.1])", "Training(Epochs = [1], WeightDecay = [0, 0.1])",
                ]);
            if (random.Next(5) == 0) parts.Loss = "Error(net, input, target)";
        }
        if (parts.Goals[0].Length == 0) parts.Goals.Clear();
        if (parts.Goals.Count > 0 && random.Next(3) == 0) parts.Goals.Add(random.One(["Minimize(Cost.Parameters)", "Minimize(Cost.Macs)", "Minimize(Cost.Memory)"]));
        if (random.Next(5) == 0) parts.Goals.Add(random.One(["Limit(Cost.Parameters, 1500)", "Limit(Cost.Macs, 40_000)", "Limit(Cost.Memory, 20_000)", "Penalty(Cost.Macs, 1e-7)"]));
        if (random.Next(5) == 0) parts.Goals.Add(random.One(["Pick(\"Tiny#\", Cost.Parameters, 200)", "Pick(\"Tiny#\", Cost.Memory, 1)", "Pick(\"Tiny#\", Cost.Macs, 5000)"]));
        if (random.Next(8) == 0) parts.Budget = random.One(["1m", "90s", "1h30m", "5trials"]);
    }

    /// <summary>The decisions, and the forward method that reads them.</summary>
    private void Body()
    {
        var call = "x";
        foreach (var name in new[] { "Body", "Trunk" })
        {
            if (name == "Trunk" && random.Next(2) == 0) continue;
            var shares = name == "Trunk" && random.Next(4) == 0 ? ", Width(SameAs = nameof(Body))" : ", Width(4, 8)";
            parts.Properties.Add($"[{Choice()}{shares}{Settings()}] protected abstract Module<Tensor, Tensor> {name} {{ get; }}");
            call = $"{name}.call({call})";
        }
        if (random.Next(3) == 0)
        {
            parts.Properties.Add("[Values(0.0, 0.2)] protected abstract double Rate { get; }");
            call = $"functional.dropout({call}, Rate, training)";
        }
        if (random.Next(4) == 0)
        {
            parts.Properties.Add("[Range(1, 3)] protected abstract int Factor { get; }");
            call = $"({call} * Factor)";
        }
        if (random.Next(6) == 0)
        {
            parts.Properties.Add("[Values(\"a\", \"b\")] protected abstract string Mode { get; }");
            call = $"(Mode == \"a\" ? {call} : {call}.relu())";
        }
        if (call.Contains("Rate", StringComparison.Ordinal) || call.Contains('*', StringComparison.Ordinal) || call.Contains('?', StringComparison.Ordinal) || random.Next(2) == 0)
            parts.Forward = $"Head.call({call})";
        // Without a forward of its own, the space runs through its modules in the order of declaration.
        else parts.Properties.Add(parts.Properties.Taken(0));
    }

    private string Choice() => random.One<string>(parts.IsFlat
        ? ["Choice(typeof(MlpBlock))", "Choice<MlpBlock, IdentityBlock>", "Choice<MlpBlock, Own>", "Choice(typeof(Own))", "Choice<MlpBlock, IdentityBlock>, Cell(Nodes = 3)"]
        :
        [
            "Choice<ConvBlock, IdentityBlock>", "Choice<SeparableConvBlock, MobileBlock>", "Choice<ResidualBlock, InceptionBlock>", "Choice<SqueezeExciteBlock, MaxPoolBlock>",
            "Choice(typeof(ConvBlock), typeof(AveragePoolBlock), typeof(MobileBlock))", "Choice<ConvBlock, ZeroBlock>, Cell(Nodes = 3)", "Choice(typeof(ConvBlock)), Skippable", "Choice(typeof(ConvBlock))",
        ]);

    private string Settings()
    {
        List<string> all = ["Depth(1, 2)", "Activation(Activation.ReLU, Activation.Tanh)", "Norm(Norm.Batch, Norm.None)", "Norm(Norm.Group)"];
        if (!parts.IsFlat) all.AddRange(["Kernel(3, 5)", "Stride(1, 2)", "Kernel(1)"]);
        return string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => all.Taken(random.Next(all.Count))).DistinctBy(s => s.Split('(')[0]).Select(s => ", " + s));
    }
}
