using NasGen.Search.Execution;

namespace NasGen.Search.Tests.Execution;

public sealed class DeadlineTests
{
    [Theory]
    [InlineData(20, 79)]
    [InlineData(90, 9)]
    [InlineData(150, 0)]
    public void The_parts_of_an_interrupted_run_share_one_budget(double spent, double left)
    {
        var deadline = new Deadline(TimeSpan.FromSeconds(100), TimeSpan.Zero);
        deadline.Resume(spent);

        Assert.InRange(deadline.Left!.Value.TotalSeconds, Math.Max(0, left - 5), left);
        Assert.Equal(left == 0, deadline.IsOver);
    }
}
