using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.BadInput;

/// <summary>The project of <see cref="BadInputRuns"/>.</summary>
internal static class Mistakes
{
    /// <summary>The mistakes, each with the properties of its search.</summary>
    private static readonly (string Name, string Properties)[] Searches =
    [
        ("NoFile", "NasModels=NoFile"),
        ("NoLabel", "NasModels=NoLabel"),
        ("TextCell", "NasModels=TextCell"),
        ("NotANumber", "NasModels=NotANumber"),
        ("OneClass", "NasModels=OneClass"),
        ("Throws", "NasModels=Throws"),
        ("WrongShape", "NasModels=WrongShape"),
        ("VectorLoss", "NasModels=VectorLoss"),
        ("NotFinite", "NasModels=NotFinite"),
        ("Endless", "NasModels=Endless;NasBudget=30s"),
        ("TooTight", "NasModels=TooTight"),
        ("ZeroBudget", "NasModels=Good;NasBudget=0m"),
        ("Strategy", "NasModels=Good;NasStrategy=evolutoin"),
        ("Settings", "NasModels=Good;NasConfig=typo.yaml"),
        ("Model", "NasModels=God"),
        ("Unwritable", "NasModels=Good;NasWeights=/proc/weights"),
        ("FullDisk", "NasModels=Good;NasBudget=1trials;NasWeights=full"),
        ("GoesOn", "NasModels=Good;NasBudget=1trials"),
    ];

    public static void Write(UserProject project, string version)
    {
        project.Write("Bad.csproj", Sources.Project(version, "<TargetFramework>net10.0</TargetFramework>"));
        project.Write("mistakes.proj", BadInputRuns.Traversal(Searches));
        project.Write("points.csv", Sources.Points());
        project.Write("text.csv", Sources.Points().Replace("0.0000,1.0000", "left,1.0000", StringComparison.Ordinal));
        project.Write("nan.csv", Sources.Points().Replace("0.0000,1.0000", "NaN,1.0000", StringComparison.Ordinal));
        project.Write("same.csv", Sources.Points().Replace(",1\n", ",0\n", StringComparison.Ordinal));
        project.Write("typo.yaml", "seed: 1\nbudgett: 1m\n");
        // The weights would be written to /dev/full, a device of Linux that is always full.
        Directory.CreateDirectory(project.Path("full"));
        File.CreateSymbolicLink(project.Path("full/.GoodBest.dat.tmp"), "/dev/full");

        Space("Good");
        Space("NoFile", data: Csv("missing.csv"));
        Space("NoLabel", data: Csv("points.csv", "sid"));
        Space("TextCell", data: Csv("text.csv"));
        Space("NotANumber", data: Csv("nan.csv"));
        Space("OneClass", data: Csv("same.csv"));
        Space("TooTight", attributes: "[Limit(Cost.Parameters, 20)]");
        Space("Throws", members: Forward("if (input.shape[0] > 0) throw new InvalidOperationException(\"not today\");"));
        Space("WrongShape", members: Forward("", ".unsqueeze(1)"));
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
