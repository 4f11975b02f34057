using NasGen.Emission;

namespace NasGen.Tests.Emission;

public sealed class LocalClassesTests
{
    [Theory]
    [InlineData("Residual", "Residual")]
    [InlineData("Residual", "LocalResidual")]
    [InlineData("Concat", "LocalConcat")]
    [InlineData("Gate", "LocalGate")]
    [InlineData("GroupNorm", "LocalGroupNorm")]
    [InlineData("GroupLinear", "LocalGroupLinear")]
    [InlineData("GroupConvolution", "LocalGroupConvolution")]
    [InlineData("OrbitMean", "LocalOrbitMean")]
    [InlineData("Orbit", "LocalOrbit")]
    public void A_local_class_is_the_module_under_its_name_in_the_winner(string module, string name)
    {
        var text = LocalClasses.Print(module, name);

        Assert.StartsWith("/// <summary>", text);
        Assert.EndsWith("}", text);
        Assert.Contains($"</summary>\nfile sealed class {name} : Module<Tensor, Tensor>\n{{\n", text.ReplaceLineEndings("\n"));
        Assert.Contains($"    public {name}(", text);
        Assert.Contains($" : base(nameof({name}))", text);
        Assert.DoesNotMatch($@"\b(using (static )?TorchSharp|namespace|internal{(module == name ? "" : $"|{module}")})\b", text);
    }

    [Fact]
    public void The_source_of_a_class_that_no_winner_uses_is_not_embedded() =>
        Assert.Contains("Cell", Assert.Throws<ArgumentOutOfRangeException>(() => LocalClasses.Print("Cell", "Cell")).Message);
}
