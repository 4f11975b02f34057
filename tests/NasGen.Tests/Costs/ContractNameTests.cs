using NasGen.Search.Rankings;
using NasGen.Search.Contracts;
using NasGen.Supernets;

namespace NasGen.Tests.Costs;

/// <summary>The search uses the names of costs and metrics, because it cannot refer to the attributes' enumerations.</summary>
public sealed class ContractNameTests
{
    [Fact]
    public void Costs_have_the_same_names_as_in_the_attributes() => Assert.Equal(Enum.GetNames<Cost>(), CostName.All);

    [Fact]
    public void Metrics_have_the_same_names_as_in_the_attributes() => Assert.Equal(Enum.GetNames<Metric>(), MetricName.All);

    [Fact]
    public void Operations_without_parameters_have_the_same_names_as_the_blocks() =>
        Assert.All(Collapse.WithoutParameters.Except(["Skip"]), name => Assert.NotNull(typeof(Cost).Assembly.GetType("NasGen." + name)));
}
