using CsCheck;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Spaces;

public sealed class GenotypeTextTests
{
    private static readonly SearchSpace Digits = ExampleSpaces.Digits;

    [Fact]
    public void Text_is_that_of_the_design()
    {
        const string text = "Stem=ConvBlock(Width: 16, Depth: 2); Body=SqueezeBlock(Width: 32, squeeze: 4); DropoutRate=0.1";
        Assert.Equal(text, Digits.Parse(text).ToString());
        Assert.Equal("Stem=Skip; Body=MobileBlock(Width: 16); DropoutRate=0", Digits.Default.With(0, 2).ToString());
        Assert.Equal("Kind=a; Training=(LearningRate: 0.001); Units=16", ExampleSpaces.Continuous.Canonical([0, 0.001, 0, 0]).ToString());
    }

    [Fact]
    public void Text_leads_back_to_the_genotype_on_random_spaces() =>
        ExampleSpaces.Random.Sample(space =>
        {
            var genotype = space.Sample(new RandomStream(1, "test"));
            Assert.Equal(genotype, space.Parse(genotype.ToString()));
        }, iter: 300, seed: "0N0XIzNsQ0O2", threads: 1);

    [Fact]
    public void Continuous_values_lead_back_to_the_last_bit()
    {
        var random = new RandomStream(1, "test");
        for (var i = 0; i < 1000; i++)
            if (ExampleSpaces.Continuous.Sample(random) is var genotype)
                Assert.Equal(genotype, ExampleSpaces.Continuous.Parse(genotype.ToString()));
    }

    [Theory]
    [InlineData(""), InlineData(" a"), InlineData("a, b"), InlineData("x(y)"), InlineData("a; b=c"), InlineData("say \"hi\""), InlineData("C:\\n"), InlineData("a\nb"), InlineData("ünï")]
    public void Any_option_can_be_written(string option)
    {
        var space = new SearchSpace("S", [new("Mode", new Categorical(["plain", option])), new("G.Mode", new Categorical([option, "other"])), new("Rate", new IntegerRange(0, 1))]);
        var genotype = space.Canonical([1, 0, 1]);
        Assert.Equal(genotype, space.Parse(genotype.ToString()));
    }

    [Fact]
    public void A_candidates_parameter_of_a_settings_name_is_told_from_it()
    {
        var space = new SearchSpace("S", [new("Stem", new Categorical(["A", "B"])), new("Stem.Width", new Ordinal(["8", "16"])), new("Stem.A.Width", new Ordinal(["1", "2"]), new("Stem", ["A"]))]);
        var genotype = space.Canonical([0, 1, 1]);
        Assert.Equal("Stem=A(Width: 16, A.Width: 2)", genotype.ToString());
        Assert.Equal(genotype, space.Parse(genotype.ToString()));
    }

    [Fact]
    public void Order_and_white_space_do_not_matter() =>
        Assert.Equal(
            Digits.Parse("Stem=ConvBlock(Width: 16, Depth: 2); Body=MobileBlock(Width: 32); DropoutRate=0.1"),
            Digits.Parse(" DropoutRate = 0.1;Body=MobileBlock ( Width:32 ) ;\n Stem=ConvBlock(Depth:2,Width:16);"));

    [Theory]
    [InlineData("Stem=ConBlock(Width: 16, Depth: 2)", "Stem has no option 'ConBlock'. Did you mean 'ConvBlock'?")]
    [InlineData("Stem=ConvBlock(Widht: 16, Depth: 2)", "Stem.Width is missing in 'Stem=ConvBlock(Widht: 16, Depth: 2)'. Is 'Stem.Widht' meant?")]
    [InlineData("Stem=ConvBlock(Width: 17, Depth: 2)", "Stem.Width has no option '17'. Known: 8, 16, 32.")]
    [InlineData("Stem=ConvBlock(Width: 16, Depth: 9)", "Stem.Depth has no option '9'. It goes from 1 to 3.")]
    [InlineData("Stem=Skip(Width: 16); Body=MobileBlock(Width: 16); DropoutRate=0", "Stem.Width has no meaning here: it needs Stem=ConvBlock or SeparableConvBlock.")]
    [InlineData("Stem=Skip; Body=MobileBlock(Width: 16); DropoutRate=0; Dropout=1", "Dropout is not a decision of DigitsNet. Known: Stem, Stem.Width, Stem.Depth, Body, Body.Width, Body.squeeze, DropoutRate.")]
    [InlineData("Stem=Skip; Stem=Skip", "Stem is given twice in 'Stem=Skip; Stem=Skip'.")]
    [InlineData("Stem=Skip(Width: 16", "')' is missing at '' in 'Stem=Skip(Width: 16'. The form is Stem=ConvBlock(Width: 16); DropoutRate=0.1.")]
    [InlineData("Stem", "'=' is missing at '' in 'Stem'. The form is Stem=ConvBlock(Width: 16); DropoutRate=0.1.")]
    public void What_is_wrong_is_said(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Digits.Parse(text)).Message);

    [Fact]
    public void Any_text_is_read_or_refused_with_a_message() =>
        Gen.String[Gen.Char["StemConvBlock=();:,.\"\\ 168"], 0, 40].Sample(text =>
        {
            try
            {
                Digits.Parse(text);
            }
            catch (FormatException)
            {
            }
        }, iter: 3000, seed: "0N0XIzNsQ0O2", threads: 1);
}
