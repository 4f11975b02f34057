using NasGen.Search.Rankings;
using NasGen.Search.Contracts;
using NasGen.Supernets;
using static TorchSharp.torch;

namespace NasGen.Tests.Costs;

/// <summary>The search uses the names of costs and metrics, because it cannot refer to the attributes' enumerations.</summary>
public sealed class ContractNameTests
{
    [Fact]
    public void Costs_have_the_same_names_as_in_the_attributes() => Assert.Equal(Enum.GetNames<Cost>(), CostName.All);

    [Fact]
    public void Metrics_have_the_same_names_as_in_the_attributes() => Assert.Equal(Enum.GetNames<Metric>(), MetricName.All);

    [Theory]
    [InlineData("Classification")]
    [InlineData("Regression")]
    public void The_table_says_which_metrics_measure_a_task(string name)
    {
        var task = Enum.Parse<TaskKind>(name);
        using var output = rand(4, task == TaskKind.Classification ? 2 : 1);
        using var target = task == TaskKind.Classification ? arange(4, ScalarType.Int64).remainder(2) : rand(4, 1);
        Assert.Equal(MetricTable.All.Where(m => m.Task == task).Select(m => m.Name), Training.Metrics.Of(task, output, target).Keys);
    }

    [Fact]
    public void Operations_without_parameters_have_the_same_names_as_the_blocks() =>
        Assert.All(Collapse.WithoutParameters.Except(["Skip"]), name => Assert.NotNull(typeof(Cost).Assembly.GetType("NasGen." + name)));
}
