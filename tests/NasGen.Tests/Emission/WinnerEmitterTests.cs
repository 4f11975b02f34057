using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using NasGen.Candidates;
using NasGen.Emission;
using NasGen.Search.Contracts;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Emission;

public sealed class WinnerEmitterTests
{
    private const string Genotype = "Stem=ResidualBlock(Width: 16, Depth: 2, Norm: Group); Body=Squeeze(Width: 32, Depth: 2, squeeze: 8); DropoutRate=0.1";
    private static readonly NetDefinition Definition = new();

    [Fact]
    public void A_winner_reads_as_if_written_by_hand() => SourceSnapshot.Match(Emit(), "NetBest.nas.cs");

    [Fact]
    public void The_emitter_needs_what_the_dry_run_records()
    {
        var descriptor = SpaceDescriptor.Parse(Definition.Descriptor);
        var dry = Candidate.DryRun(Definition, descriptor, descriptor.Space.ToSearchSpace().Parse(Genotype));

        Assert.Equal(WinnerText.InferredShapes.ByDecision.Keys, dry.Shapes.ByDecision.Keys);
        Assert.All(WinnerText.InferredShapes.ByDecision, d => Assert.Equal(d.Value.InOrder, dry.Shapes[d.Key].InOrder));
    }

    [Fact]
    public void A_nested_internal_space_compiles_without_a_warning() => AssertCompiles(Emit());

    [Fact]
    public void The_text_is_the_same_under_every_culture()
    {
        var here = CultureInfo.CurrentCulture;
        var text = Emit();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("")
            {
                NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~", NumberGroupSeparator = "." },
            };
            Assert.Equal(text, Emit());
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Fact]
    public void The_text_has_unix_line_ends_and_ends_with_one()
    {
        Assert.DoesNotContain('\r', Emit());
        Assert.EndsWith("}\n", Emit());
        Assert.DoesNotContain(Emit().Split('\n'), line => line.EndsWith(' '));
    }

    [Fact]
    public void The_body_hash_changes_with_an_edit_but_not_with_line_ends()
    {
        var text = Emit();
        var sealing = "Body = \"" + WinnerBody.Hash(text) + "\"";

        Assert.Contains(sealing, text);
        Assert.Equal(WinnerBody.Hash(text), WinnerBody.Hash(text.Replace("\n", "\r\n")));
        Assert.NotEqual(WinnerBody.Hash(text), WinnerBody.Hash(text.Replace("Linear(32, 10)", "Linear(32, 11)")));
        Assert.NotEqual(WinnerBody.Hash(text), WinnerBody.Hash(text.Replace("Seed = 7", "Seed = 8")));
    }

    /// <summary>NasVerify also runs without libtorch. In a context that refuses to load TorchSharp, the emitter gives the same text.</summary>
    [Fact]
    public void The_emitter_needs_no_TorchSharp()
    {
        var context = new WithoutTorchSharp();
        var emitted = context.LoadFromAssemblyPath(typeof(WinnerEmitterTests).Assembly.Location)
            .GetType(typeof(WinnerText).FullName!)!
            .GetMethod(nameof(WinnerText.Emit))!
            .Invoke(null, [Definition.Descriptor, Definition.Hash, Genotype, null]);

        Assert.Equal(Emit(), emitted);
    }

    /// <summary>A network of which nobody knows what its outputs mean is no product.</summary>
    [Fact]
    public void The_names_of_the_classes_stand_in_the_winner_and_cannot_be_code()
    {
        string[] labels = ["cat", "a \"dog\"\\", "};\n// line\u2028", .. Enumerable.Range(0, 40).Select(i => $"breed number {i}")];
        var text = WinnerText.Emit(Definition.Descriptor, Definition.Hash, Genotype, labels);

        var compiled = WinnerCompiler.Compile([text]);
        Assert.Empty(compiled.Diagnostics);
        Assert.Equal(labels, compiled.Assembly!.GetTypes().Single(type => type.Name == "NetBest").GetProperty("Classes")!.GetValue(null));
        Assert.DoesNotContain(text.Split('\n'), line => line.Length > 160);
        Assert.DoesNotContain("Classes", Emit(), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_classes_stand_in_one_line() => Assert.Contains(
        "    public static string[] Classes { get; } = { \"no\", \"yes\" };\n\n",
        WinnerText.Emit(Definition.Descriptor, Definition.Hash, Genotype, ["no", "yes"]), StringComparison.Ordinal);

    private static string Emit() => WinnerText.Emit(Definition.Descriptor, Definition.Hash, Genotype);

    private static void AssertCompiles(string text) => Assert.Empty(WinnerCompiler.Compile([text]).Diagnostics);

    private sealed class WithoutTorchSharp() : AssemblyLoadContext(nameof(WithoutTorchSharp))
    {
        protected override Assembly? Load(AssemblyName name) => name.Name switch
        {
            "TorchSharp" => throw new FileNotFoundException("TorchSharp is not here."),
            "NasGen" or "NasGen.Search" => LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll")),
            _ => null,
        };
    }

    /// <summary>Calls the emitter in a class that does not use TorchSharp.</summary>
    internal static class WinnerText
    {
        public static readonly ArchitectureShapes InferredShapes = new(new Dictionary<string, RepeatShapes>
        {
            ["Stem"] = new([[1, 8, 8], [16, 8, 8]], [16, 8, 8]),
            ["Body"] = new([[16, 8, 8], [32, 4, 4]], [32, 4, 4]),
            ["Head"] = new([[32, 4, 4]], [10]),
        });

        public static string Emit(string descriptor, string hash, string genotype, string[]? labels = null)
        {
            var parsed = SpaceDescriptor.Parse(descriptor);
            return WinnerEmitter.Emit(parsed, hash, parsed.Space.ToSearchSpace().Parse(genotype), InferredShapes, "NetBest", 7, labels);
        }
    }
}
