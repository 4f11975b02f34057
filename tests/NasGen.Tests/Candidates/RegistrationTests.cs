using NasGen.Candidates;
using NasGen.Search.Contracts;

namespace NasGen.Tests.Candidates;

/// <summary>The dry run names the class and the field of a layer that TorchSharp does not know of, and how much would not be trained.</summary>
public sealed class RegistrationTests
{
    private static readonly ForgetfulDefinition Definition = new();
    private static readonly SpaceDescriptor Descriptor = SpaceDescriptor.Parse(Definition.Descriptor);

    [Theory]
    [InlineData("an array", "2 components (a Linear)", 40)]
    [InlineData("a jagged array", "a Linear", 20)]
    [InlineData("a list", "a Sequential", 20)]
    [InlineData("a dictionary", "a Linear", 20)]
    [InlineData("a tuple", "a Linear", 20)]
    [InlineData("a record", "a Linear", 20)]
    [InlineData("a lambda", "a Linear", 20)]
    [InlineData("parameters", "a Parameter", 4)]
    [InlineData("a tensor with gradients", "a tensor that asks for gradients and is no Parameter", 4)]
    [InlineData("a list after its registration", "a Linear", 20)]
    public void Layers_of_a_space_that_nothing_registers_are_an_error(string kept, string what, int numbers)
    {
        var error = Fails($"Kept={kept}; Body=IdentityBlock");
        Assert.Equal(("NAS2043", "private readonly Linear first"), (error.Code, LineOf(error)));
        Assert.StartsWith(
            $"Forgetful.held holds {what}, but nothing registers it: {numbers} numbers of the network would be neither trained nor counted nor saved.", error.Message);
    }

    [Theory]
    [InlineData("dropout")]
    [InlineData("statistics")]
    public void A_layer_that_trains_even_when_it_is_evaluated_is_an_error(string kept) =>
        Assert.Contains("evaluated as if it were training", Fails($"Kept={kept}; Body=IdentityBlock").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Loose", "Loose.layer holds a Linear")]
    [InlineData("TooEarly", "TooEarly.layer holds a Linear")]
    [InlineData("Replaced", "Replaced.layer holds a Linear")]
    [InlineData("Nest", "Loose.layer holds a Linear")]
    public void Layers_of_a_candidate_that_nothing_registers_are_an_error(string candidate, string what) =>
        Assert.StartsWith(what, Fails($"Kept=nothing; Body={candidate}").Message);

    [Fact]
    public void The_error_points_to_the_class_that_holds_the_layers_and_not_to_the_space() =>
        Assert.Equal("public sealed class Loose", LineOf(Fails("Kept=nothing; Body=Nest")));

    [Theory]
    [InlineData("nothing", 30)]
    [InlineData("activations", 30)]
    [InlineData("frozen layers", 30)]
    [InlineData("a field again", 30)]
    [InlineData("a constant", 30)]
    [InlineData("itself", 30)]
    [InlineData("numbers", 30)]
    [InlineData("a module list", 70)]
    public void What_is_registered_or_does_no_harm_passes(string kept, int parameters) =>
        Assert.Equal(parameters, DryRun($"Kept={kept}; Body=IdentityBlock").Parameters);

    [Theory]
    [InlineData(2, 74)]
    [InlineData(3, 94)]
    public void A_module_list_that_grows_in_the_constructor_is_counted(int height, int parameters) =>
        Assert.Equal(parameters, DryRun($"Kept=nothing; Body=Tower(height: {height})").Parameters);

    /// <summary>The line that an error points to, up to its first sign.</summary>
    private static string LineOf(NasException error) => File.ReadAllLines(error.File!)[error.Line - 1].Split('=', '(')[0].Trim();

    private static NasException Fails(string genotype) => Assert.Throws<NasException>(() => DryRun(genotype));

    private static DryRunResult DryRun(string genotype) => Candidate.DryRun(Definition, Descriptor, Descriptor.Space.ToSearchSpace().Parse(genotype));
}
