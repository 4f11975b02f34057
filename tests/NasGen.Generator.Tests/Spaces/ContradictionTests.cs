using NasGen.Generator.Tests.Harness;

namespace NasGen.Generator.Tests.Spaces;

/// <summary>Attributes whose arguments contradict each other: the place that is marked, and what the message says, with both numbers.</summary>
public class ContradictionTests
{
    private const string Input = "SearchSpace(Input = [1, 8, 8])";
    private const string Csv = "Csv(\"a.csv\", Label = \"y\")";
    private const string Classes = $"{Input}, {Csv}, Classification(10)";
    private const string Numbers = $"{Input}, {Csv}, Regression";

    private const string Methods = """
        internal static double Score(Tensor output, Tensor target) => 0;
        internal static Tensor Error(Module<Tensor, Tensor> net, Tensor input, Tensor target) => target;
        internal static (Tensor, Tensor) Load() => default;
        internal static double Fit(Module<Tensor, Tensor> net, (Tensor, Tensor) train, (Tensor, Tensor) validation, double fidelity,
            System.Action<double> report, System.Threading.CancellationToken stop) => 0;
        """;

    [Theory]
    [InlineData(Numbers + ", {|NAS0020:Maximize(Metric.Accuracy)|}", "Accuracy is a metric of classification, and the task is [Regression]. Its metrics are MeanSquaredError, MeanAbsoluteError, R2 and Loss.")]
    [InlineData(Classes + ", {|NAS0020:Maximize(Metric.R2)|}", "R2 is a metric of regression, and the task is [Classification]. Its metrics are Accuracy, BalancedAccuracy, F1, CrossEntropy and Loss.")]
    [InlineData(Classes + ", Maximize(Metric.F1), {|NAS0020:Minimize(Metric.MeanAbsoluteError)|}", "MeanAbsoluteError is a metric of regression")]
    [InlineData(Numbers + ", Train(nameof(Fit)), {|NAS0020:Maximize(Metric.F1)|}", "the task is [Regression]")]
    [InlineData(Classes + ", Loss(nameof(Error)), Maximize(Metric.Accuracy), {|NAS0020:Minimize(Metric.MeanSquaredError)|}", "the task is [Classification]")]
    [InlineData($"{Input}, {Csv}, Train(nameof(Fit)), {{|NAS0020:Minimize(Metric.Loss)|}}", "its loss is unknown here. Name the score that it returns: [Minimize(nameof(Fit))].")]
    [InlineData(Numbers + ", {|NAS0020:Maximize(Metric.Loss)|}", "more of Loss is never better, write [Minimize(Metric.Loss)].")]
    public void A_metric_of_another_task(string attributes, string clause) => Verify(attributes, clause);

    [Theory]
    [InlineData(Classes + ", {|NAS0020:Maximize(Metric.CrossEntropy)|}", "more of CrossEntropy is never better, write [Minimize(Metric.CrossEntropy)].")]
    [InlineData(Classes + ", {|NAS0020:Minimize(Metric.Accuracy)|}", "less of Accuracy is never better, write [Maximize(Metric.Accuracy)].")]
    [InlineData(Numbers + ", {|NAS0020:Maximize(Metric.MeanSquaredError)|}", "[Minimize(Metric.MeanSquaredError)]")]
    [InlineData(Numbers + ", Minimize(Metric.MeanAbsoluteError), {|NAS0020:Minimize(Metric.R2)|}", "[Maximize(Metric.R2)]")]
    [InlineData($"{Input}, {Csv}, Train(nameof(Fit)), {{|NAS0020:Maximize(Metric.MeanAbsoluteError)|}}", "[Minimize(Metric.MeanAbsoluteError)]")]
    [InlineData(Classes + ", Maximize(Metric.Accuracy), {|NAS0020:Maximize(Cost.Latency)|}", "more of Latency is never better, write [Minimize(Cost.Latency)].")]
    public void A_wrong_direction(string attributes, string clause) => Verify(attributes, clause);

    [Theory]
    [InlineData(Classes + ", {|NAS0020:Minimize(Cost.Parameters)|}", "Parameters is a cost: the cheapest network would win, whatever it has learnt. Declare a metric, such as [Maximize(Metric.Accuracy)], before it, or")]
    [InlineData(Numbers + ", {|NAS0020:Minimize(Cost.Latency)|}, Minimize(Cost.Memory)", "[Minimize(Metric.MeanSquaredError)]")]
    [InlineData(Classes + ", {|NAS0020:Minimize(Cost.Latency)|}, Maximize(Metric.F1)", "Declare the metric before it, or say what is good enough")]
    [InlineData($"{Input}, {Csv}, Train(nameof(Fit)), {{|NAS0020:Minimize(Cost.Macs)|}}", "[Maximize(nameof(Fit))]")]
    [InlineData($"{Input}, {Csv}, Train(nameof(Fit)), Maximize(Metric.Accuracy), {{|NAS0020:Minimize(nameof(Fit))|}}", "the value of the first objective that is not a cost, Accuracy: declare Fit before it.")]
    public void A_first_objective_that_cannot_choose(string attributes, string clause) => Verify(attributes, clause);

    [Theory]
    [InlineData(Classes + ", {|NAS0020:AtLeast(Metric.R2, 0.9)|}", "R2 is a metric of regression, and the task is [Classification].")]
    [InlineData(Numbers + ", {|NAS0020:AtLeast(Metric.F1, 0.9)|}", "the task is [Regression]")]
    [InlineData(Classes + ", {|NAS0020:AtLeast(Cost.Macs, 1000)|}", "less of Macs is better, write [Limit(Cost.Macs, 1000)].")]
    [InlineData(Classes + ", {|NAS0015:AtLeast(Metric.Accuracy, 90)|}", "90 is not between 0 and 1, as Accuracy is.")]
    [InlineData(Numbers + ", {|NAS0015:AtLeast(Metric.R2, 1.1)|}", "1.1 is above 1, and R2 is never.")]
    [InlineData(Numbers + ", {|NAS0015:AtLeast(Metric.MeanSquaredError, -1)|}", "-1 is below 0, and MeanSquaredError is never.")]
    [InlineData(Classes + ", AtLeast(Metric.F1, 0.8), {|NAS0015:AtLeast(Metric.F1, 0.9)|}", "F1 is named twice.")]
    [InlineData($"{Input}, {Csv}, Train(nameof(Fit)), {{|NAS0020:AtLeast(Metric.F1, 0.9)|}}", "declare [Classification] or [Regression] beside it.")]
    [InlineData(Classes + ", {|NAS0020:Minimize(Cost.Macs)|}", "so that the cheapest such network wins: [AtLeast(Metric.Accuracy, 0.9)].")]
    [InlineData(Classes + ", AtLeast(Metric.Accuracy, 0.9), Minimize(Cost.Macs)", "")]
    [InlineData(Numbers + ", AtLeast(Metric.MeanSquaredError, 0.01), AtLeast(Metric.Loss, -3), Minimize(Cost.Latency), Minimize(Metric.MeanSquaredError)", "")]
    public void What_is_good_enough(string attributes, string clause) => Verify(attributes, clause);

    [Theory]
    [InlineData(Classes, "{|NAS0020:Classifier(3)|}", "", "[Classifier(3)] gives 3 outputs, and [Classification(10)] has 10 classes")]
    [InlineData(Classes, "{|NAS0020:Classifier(11)|}", "public override Tensor forward(Tensor x) => Head.call(Stem.call(x));", "gives 11 outputs")]
    [InlineData(Classes, "{|NAS0020:Classifier(3)|}", "public override Tensor forward(Tensor x) { using var a = Stem.call(x); return (this.Head.call(a)).MoveToOuterDisposeScope(); }", "10 classes")]
    [InlineData(Classes, "{|NAS0020:Classifier(3)|}", "public override Tensor forward(Tensor x) { if (training) return Head.call(Stem.call(x)); return Head.forward(Stem.call(x)); }", "10 classes")]
    [InlineData(Numbers, "{|NAS0020:Regressor(2)|}", "", "[Regressor(2)] gives 2 outputs, and [Csv] has 1 label: write [Regressor], or name as many Labels.")]
    [InlineData(Input + ", Csv(\"a.csv\", Labels = [\"a\", \"b\"]), Regression", "{|NAS0020:Regressor|}", "", "[Regressor] gives 1 output, and [Csv] has 2 labels: write [Regressor(2)]")]
    [InlineData(Input + ", Idx(\"a\", \"b\"), Regression", "{|NAS0020:Regressor(4)|}", "", "[Regressor(4)] gives 4 outputs, and [Idx] has 1 label: write [Regressor].")]
    [InlineData(Numbers + ", Loss(nameof(Error))", "{|NAS0020:Regressor(2)|}", "", "1 label")]
    [InlineData(Numbers, "{|NAS0020:Classifier(2)|}", "", "[Classifier(2)] is for classes, and [Regression] needs numbers: write [Regressor].")]
    [InlineData(Numbers, "{|NAS0020:Classifier(2)|}", "public override Tensor forward(Tensor x) { var y = Head.call(Stem.call(x)); return y; }", "[Regression] needs numbers")]
    [InlineData(Classes, "{|NAS0020:Regressor(10)|}", "", "[Regressor] is for numbers, and [Classification(10)] needs one logit per class: write [Classifier(10)].")]
    public void A_head_of_another_task_or_size(string attributes, string head, string forward, string clause) => Verify(attributes, clause, Head(head) + forward);

    [Theory]
    [InlineData(Classes, "Classifier(10)", "")]
    [InlineData(Classes, "Classifier(64)", "public override Tensor forward(Tensor x) { using var features = Head.call(Stem.call(x)); return features.reshape(2, 10); }")]
    [InlineData(Classes, "Classifier(64)", "public override Tensor forward(Tensor x) => training ? Head.call(x) : x;")]
    [InlineData(Numbers + ", Loss(nameof(Error)), Maximize(nameof(Score))", "Regressor(2)", "")]
    [InlineData(Input + ", Data(nameof(Load)), Regression", "Regressor(7)", "")]
    [InlineData($"{Input}, {Csv}, Train(nameof(Fit))", "Classifier(7)", "")]
    [InlineData(Numbers, "Classifier(3)] protected abstract Module<Tensor, Tensor> Other { get; } [Regressor", "public override Tensor forward(Tensor x) => Head.call(Other.call(Stem.call(x)));")]
    public void A_head_that_may_be_right_is_left_alone(string attributes, string head, string forward) => Verify(attributes, "", Head(head) + forward);

    [Theory]
    [InlineData("{|NAS0020:Csv(\"a.csv\", Labels = [\"a\", \"b\", \"c\"])|}, Classification(10)", "[Csv] names 3 labels, and [Classification(10)] predicts 1 label")]
    [InlineData("{|NAS0020:Csv(\"a.csv\", Label = \"y\", Ignore = [\"id\", \"y\"])|}, Classification(10)", "predicts 'y' and ignores it")]
    [InlineData("{|NAS0020:Csv(\"a.csv\", Label = \"y\", Group = \"y\")|}, Classification(10)", "on one side of the split (Group)")]
    [InlineData("{|NAS0020:Csv(\"a.csv\", Label = \"y\", Time = \"y\")|}, Regression", "orders the samples by it (Time)")]
    [InlineData("{|NAS0020:Csv(\"a.csv\", Labels = [\"y\", \"z\", \"y\"])|}, Regression", "names the label 'y' twice")]
    [InlineData("{|NAS0020:Csv(\"a.csv\", Label = \"y\", Test = \"a.csv\")|}, Regression", "'a.csv' for training and for test")]
    [InlineData("{|NAS0020:Idx(\"a\", \"b\", TestInputs = \"a\", TestLabels = \"c\")|}, Classification(10)", "'a' for training and for test")]
    [InlineData("{|NAS0020:Data(nameof(Load), Test = nameof(Load))|}, Regression", "[Data] names Load for training and for test")]
    [InlineData("Csv(\"a.csv\", Label = \"y\", Group = \"id\", Time = \"t\", Ignore = [\"note\"], Test = \"b.csv\"), Classification(10)", "")]
    public void Data_that_contradict_themselves_or_the_task(string attributes, string clause) => Verify($"{Input}, {attributes}", clause);

    [Theory]
    [InlineData("{|NAS0020:Training(BatchSize = [1])|}", "[Choice<MlpBlock, IdentityBlock>]", "BatchSize 1 gives the batch norm in MlpBlock of 'Body' one value per feature")]
    [InlineData("{|NAS0020:Training(BatchSize = [16, 1])|}", "[Choice(typeof(ConvBlock), typeof(MlpBlock)), Norm(Norm.Group, Norm.Batch)]", "Write a BatchSize of 2 or more, or [Norm(Norm.Group)] on 'Body'.")]
    [InlineData("{|NAS0020:Training(BatchSize = [1])|}", "[Choice<MlpBlock, ZeroBlock>, Cell(Nodes = 3), Norm(Norm.Batch)]", "BatchSize 1")]
    [InlineData("Training(BatchSize = [1])", "[Choice<MlpBlock, IdentityBlock>, Norm(Norm.Group)]", "")]
    [InlineData("Training(BatchSize = [1])", "[Choice<MlpBlock, IdentityBlock>, Norm(Norm.None, Norm.Instance)]", "")]
    [InlineData("Training(BatchSize = [1])", "[Choice<ConvBlock, MobileBlock>]", "")]
    [InlineData("Training(BatchSize = [2, 4])", "[Choice<MlpBlock, IdentityBlock>]", "")]
    public void A_batch_of_one_sample_and_a_norm_over_the_batch(string attributes, string choice, string clause) =>
        Verify($"{Classes}, {attributes}", clause, $"{choice} protected abstract Module<Tensor, Tensor> Body {{ get; }}");

    [Theory]
    [InlineData("Limit(Cost.Parameters, 60_000), {|NAS0020:Pick(\"NetTiny\", Cost.Parameters, 100_000)|}", "at most 100000 of Cost.Parameters, and [Limit] allows no winner more than 60000")]
    [InlineData("{|NAS0020:Pick(\"NetTiny\", Cost.Macs, 5)|}, Limit(Cost.Macs, 5)", "at most 5 of Cost.Macs")]
    [InlineData("Limit(Cost.Parameters, 60_000), Pick(\"NetTiny\", Cost.Parameters, 10_000), Pick(\"NetFast\", Cost.Latency, 1)", "")]
    public void A_pick_that_a_limit_makes_the_best_winner_again(string attributes, string clause) => Verify($"{Classes}, {attributes}", clause);

    [Fact]
    public void Settings_of_a_training_that_the_user_does_himself() =>
        Verify($"{Input}, {Csv}, Train(nameof(Fit)), {{|NAS0020:Training(Epochs = [1, 2])|}}", "[Train] trains by itself and reads nothing of [Training]");

    [Theory]
    [InlineData(Input + ", " + Csv + ", {|NAS0020:Classification(2, Balanced = true)|}, Loss(nameof(Error))", "[Loss] replaces it")]
    [InlineData(Input + ", " + Csv + ", Classification(2, Balanced = false), Loss(nameof(Error))", "")]
    [InlineData(Input + ", " + Csv + ", Classification(2, Balanced = true), Maximize(Metric.BalancedAccuracy)", "")]
    public void Weights_of_classes_beside_a_loss_of_the_users_own(string attributes, string clause) => Verify(attributes, clause);

    [Theory]
    [InlineData("[{|NAS0015:Resolution(90, 60, Native = 360, Bandwidth = 40)|}] public abstract double Rate { get; }", "60 is below 80, twice the Bandwidth of 40: by Nyquist's theorem it carries no frequency above half of it.")]
    [InlineData("[{|NAS0015:Resolution(90)|}] public abstract double Rate { get; }", "it does not name the rate of the data, write Native.")]
    [InlineData("[{|NAS0015:Resolution(360, 90, Native = 90)|}] public abstract double Rate { get; }", "360 is above 90, the rate of the data (Native).")]
    [InlineData("[{|NAS0015:Resolution(0, Native = 90)|}] public abstract double Rate { get; }", "0 is no rate.")]
    [InlineData("[{|NAS0015:Resolution(359.999, Native = 360)|}] public abstract double Rate { get; }", "359.999 is no simple fraction of 360")]
    [InlineData("[{|NAS0015:Resolution(90, 90, Native = 360)|}] public abstract double Rate { get; }", "90 is named twice.")]
    [InlineData("[{|NAS0015:Resolution(90, Native = 360, Bandwidth = 4, EnergyShare = 0.99)|}] public abstract double Rate { get; }", "keep one.")]
    [InlineData("[{|NAS0015:Resolution(90, Native = 360, EnergyShare = 1)|}] public abstract double Rate { get; }", "an EnergyShare of 1 is not between 0 and 1.")]
    [InlineData("[Resolution(90, Native = 360)] public abstract int {|NAS0003:Rate|} { get; }", "[Resolution] is a rate, which is a double")]
    [InlineData("[Resolution(4, 8, Native = 8)] public abstract double Rate { get; } [Resolution(4, 8, Native = 8)] public abstract double {|NAS0020:Other|} { get; }", "the data have one resolution, and 'Rate' decides it")]
    [InlineData("[Resolution(90, 80, Native = 360, Bandwidth = 40)] public abstract double Rate { get; }", "")]
    public void A_resolution_that_the_data_or_nature_forbid(string members, string clause) => Verify(Classes, clause, members);

    [Theory]
    [InlineData("CompoundScaling(MaxPhi = 2, Step = 1)", "Width(8)", "")]
    [InlineData("{|NAS0020:CompoundScaling|}", "Width(8, 16)", "[CompoundScaling] scales one value, but Late.Width has several. Keep that of φ = 0.")]
    [InlineData("{|NAS0020:CompoundScaling|}", "Depth(1, 2)", "Late.Depth has several.")]
    [InlineData("{|NAS0015:CompoundScaling(MaxPhi = 0)|}", "Width(8)", "MaxPhi is 0, and is above 0.")]
    [InlineData("{|NAS0015:CompoundScaling(Step = 0.001)|}", "Width(8)", "Step is 0.001, and is above 0, with at most 100 steps.")]
    [InlineData("{|NAS0015:CompoundScaling(Divisor = 0)|}", "Width(8)", "Divisor is 0, and is 1 or more.")]
    [InlineData("{|NAS0015:CompoundScaling(Ratios = [\"1.2/1.1\"])|}", "Width(8)", "'1.2/1.1' is no 'α/β/γ' of three numbers")]
    public void What_is_scaled_together_has_one_value(string attribute, string setting, string clause) => Verify(
        $"{Classes}, {attribute}", clause, $"[Choice<ConvBlock, MobileBlock>, {setting}] protected abstract Module<Tensor, Tensor> Late {{ get; }}");

    [Theory]
    [InlineData("Require(nameof(Holds))", "internal static bool Holds(string stem, int stemWidth, double rate, long bodyKernel, Activation bodyActivation, bool flag) => true;", "")]
    [InlineData("Require(nameof(Holds)), Require(nameof(Other))", "internal static bool Holds(string stem) => true; internal static bool Other(int trainingEpochs) => true;", "")]
    [InlineData("{|NAS0020:Require(nameof(Holds))|}", "internal static bool Holds(int stemKernel) => true;", "asks Holds of 'stemKernel', which is no decision. Parameters are stem, stemWidth, body, bodyActivation, rate, flag, trainingEpochs, bodyKernel.")]
    [InlineData("{|NAS0012:Require(nameof(Holds))|}", "internal static int Holds(int stemWidth) => 1;", "its signature does not fit. Write 'internal static bool Holds(int stemWidth, double rate)'.")]
    [InlineData("{|NAS0012:Require(nameof(Holds))|}", "internal static bool Holds() => true;", "its signature does not fit")]
    [InlineData("{|NAS0012:Require(nameof(Holds))|}", "internal bool Holds(int stemWidth) => true;", "it is not static")]
    [InlineData("{|NAS0012:Require(\"Missing\")|}", "", "there is no such method")]
    [InlineData("Require(nameof(Holds)), {|NAS0020:Require(nameof(Holds))|}", "internal static bool Holds(string stem) => true;", "[Require] names Holds twice.")]
    public void A_rule_about_architectures(string attributes, string members, string clause) => Assert.Contains(
        clause,
        DiagnosticTests.Verify(
            $"[{Classes}, Training(Epochs = [1, 2]), {attributes}] public abstract class Net() : Module<Tensor, Tensor>(\"n\") {{ "
            + "[Choice<ConvBlock, MobileBlock>, Width(8, 16)] protected abstract Module<Tensor, Tensor> Stem { get; } "
            + "[Choice<ConvBlock, MobileBlock>, Kernel(5), Activation(Activation.ReLU, Activation.Tanh)] protected abstract Module<Tensor, Tensor> Body { get; } "
            + $"[Values(0.1, 0.2)] protected abstract double Rate {{ get; }} [Values(false, true)] protected abstract bool Flag {{ get; }} {members} }}"),
        StringComparison.Ordinal);

    [Fact]
    public void Rows_of_numbers_have_no_resolution() => Verify(
        "SearchSpace(Input = [64]), " + Csv + ", Classification(10)", "but Input is [64].", "[Resolution(4, 8, Native = 8)] public abstract double {|NAS0020:Rate|} { get; }");

    private static string Head(string attribute) => $"[{attribute}] protected abstract Module<Tensor, Tensor> Head {{ get; }} ";

    private static void Verify(string attributes, string clause, string members = "") => Assert.Contains(
        clause,
        DiagnosticTests.Verify(
            $"[{attributes}] public abstract class Net() : Module<Tensor, Tensor>(\"n\") {{ [Choice<ConvBlock, MobileBlock>] protected abstract "
            + $"Module<Tensor, Tensor> Stem {{ get; }} {Methods} {members} }}"),
        StringComparison.Ordinal);
}
