using NasGen.Search.Rankings;
using NasGen.Search.Contracts;
using NasGen.Supernets;

namespace NasGen.Tests.Costs;

/// <summary>The search knows costs and metrics by name, as it does not see the attributes' enumerations.</summary>
public sealed class ContractNameTests
{
    [Fact]
    public void Costs_are_called_as_the_attributes_call_them() => Assert.Equal(Enum.GetNames<Cost>(), CostName.All);

    [Fact]
    public void Metrics_are_called_as_the_attributes_call_them() => Assert.Equal(Enum.GetNames<Metric>(), MetricName.All);

    [Fact]
    public void Operations_without_parameters_are_called_as_the_blocks_are() =>
        Assert.All(Collapse.WithoutParameters.Except(["Skip"]), name => Assert.NotNull(typeof(Cost).Assembly.GetType("NasGen." + name)));
}
