using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.BadInput;

/// <summary>The project of <see cref="BadInputRuns"/>.</summary>
internal static class Mistakes
{
    /// <summary>A space whose networks are larger than a small disk.</summary>
    public const string Wide = "Wide";

    /// <summary>The folder that is a small disk.</summary>
    public const string Full = "full";

    /// <summary>The mistakes, each with the properties of its search.</summary>
    private static readonly (string Name, string Properties)[] Searches =
    [
        ("NoFile", "NasModels=NoFile"),
        ("NoLabel", "NasModels=NoLabel"),
        ("TextCell", "NasModels=TextCell"),
        ("NotANumber", "NasModels=NotANumber"),
        ("OneClass", "NasModels=OneClass"),
        ("TestNames", "NasModels=TestNames"),
        ("EmptyLabel", "NasModels=EmptyLabel"),
        ("NoDecoder", "NasModels=NoDecoder"),
        ("Throws", "NasModels=Throws"),
        ("WrongShape", "NasModels=WrongShape"),
        ("Forgotten", "NasModels=Forgotten"),
        ("VectorLoss", "NasModels=VectorLoss"),
        ("NotFinite", "NasModels=NotFinite"),
        ("Endless", "NasModels=Endless;NasBudget=30s"),
        ("TooTight", "NasModels=TooTight"),
        ("ZeroBudget", "NasModels=Good;NasBudget=0m"),
        ("Strategy", "NasModels=Good;NasStrategy=evolutoin"),
        ("Settings", "NasModels=Good;NasConfig=typo.yaml"),
        ("Model", "NasModels=God"),
        ("Unwritable", "NasModels=Good;NasWeights=/proc/weights"),
        ("FullDisk", $"NasModels={Wide};NasBudget=1trials;NasWeights={Full}"),
        ("GoesOn", $"NasModels={Wide};NasBudget=1trials"),
    ];

    public static void Write(UserProject project, string version)
    {
        project.Write("Bad.csproj", Sources.Project(version, "<TargetFramework>net10.0</TargetFramework>"));
        project.Write("mistakes.proj", BadInputRuns.Traversal(Searches));
        project.Write("points.csv", Sources.Points());
        project.Write("text.csv", Sources.Points().Replace("0.0000,1.0000", "left,1.0000", StringComparison.Ordinal));
        project.Write("nan.csv", Sources.Points().Replace("0.0000,1.0000", "NaN,1.0000", StringComparison.Ordinal));
        project.Write("same.csv", Sources.Points().Replace(",1\n", ",0\n", StringComparison.Ordinal));
        project.Write("empty.csv", Sources.Points().Replace("-0.2555,-0.1122,0", "-0.2555,-0.1122,", StringComparison.Ordinal));
        project.Write("names.csv", Sources.Points().Replace("x,y,side", "height,weight,side", StringComparison.Ordinal));
        Sources.WriteImages(project, "images");
        project.Write("typo.yaml", "seed: 1\nbudgett: 1m\n");
        Directory.CreateDirectory(project.Path(Full));

        Space("Good");
        project.Write(Wide + ".cs", Sources.Space(Wide).Replace("Width(4, 8, 12), Depth(1, 2)", "Width(96, 128), Depth(2, 3)", StringComparison.Ordinal));
        Space("NoFile", data: Csv("missing.csv"));
        Space("NoLabel", data: Csv("points.csv", "sid"));
        Space("TextCell", data: Csv("text.csv"));
        Space("NotANumber", data: Csv("nan.csv"));
        Space("OneClass", data: Csv("same.csv"));
        Space("TestNames", data: "[Csv(\"points.csv\", Label = \"side\", Test = \"names.csv\")]");
        Space("EmptyLabel", data: Csv("empty.csv"));
        project.Write("NoDecoder.cs", Sources.ImageSpace("NoDecoder"));
        Space("TooTight", attributes: "[Limit(Cost.Parameters, 20)]");
        Space("Throws", members: Forward("if (input.shape[0] > 0) throw new InvalidOperationException(\"not today\");"));
        Space("WrongShape", members: Forward("", ".unsqueeze(1)"));
        Space("Forgotten", members: "private readonly object own = new[] { Linear(2, 2) };");
        Space("VectorLoss", attributes: "[Loss(nameof(EachSample))]", members: """
                internal static Tensor EachSample(Module<Tensor, Tensor> net, Tensor input, Tensor target) =>
                    functional.cross_entropy(net.call(input), target, reduction: Reduction.None);
            """);
        Space("NotFinite", attributes: "[Maximize(nameof(Auc))]", members: """
                internal static double Auc(Tensor output, Tensor target) => double.NaN;
            """);
        Space("Endless", members: Forward("while (input.shape[0] > 0) Thread.Sleep(10);"));

        void Space(string name, string data = "[Csv(\"points.csv\", Label = \"side\")]", string attributes = "", string members = "") =>
            project.Write(name + ".cs", Sources.Space(name, data, attributes, members));
    }

    private static string Csv(string file, string label = "side") => $"[Csv(\"{file}\", Label = \"{label}\")]";

    private static string Forward(string first, string last = "") => $$"""
            public override Tensor forward(Tensor input)
            {
                {{first}}
                return Head.call(Body.call(input)){{last}};
            }
        """;
}
