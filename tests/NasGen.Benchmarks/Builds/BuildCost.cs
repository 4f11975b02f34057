using System.Diagnostics;
using System.Globalization;
using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Benchmarks.Builds;

/// <summary>
/// Measures the time that NasGen adds to an ordinary <c>dotnet build</c>. A console project that uses the packed package and one with the same
/// network written by hand are built in turns, first with nothing changed, then with one file changed before each build.
/// </summary>
internal static class BuildCost
{
    private const int Pairs = 15;

    private const string HandWritten = """
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Points;

        public abstract class Net() : Module<Tensor, Tensor>(nameof(Net));

        public sealed class NetBest : Net
        {
            private readonly Sequential _body = Sequential(Linear(2, 4), ReLU());
            private readonly Linear _head = Linear(4, 2);

            public NetBest() => RegisterComponents();

            public override Tensor forward(Tensor input)
            {
                using var features = _body.call(input);
                return _head.call(features);
            }
        }
        """;

    public static int Run(string[] arguments)
    {
        using var feed = new LocalFeed();
        using var with = new UserProject(feed);
        using var without = new UserProject(feed);
        feed.Pack().GetAwaiter().GetResult();
        var project = Sources.Project(feed.Version);
        Write(with, project, Sources.Space());
        Write(without, string.Join('\n', project.Split('\n').Where(line => !line.Contains("\"NasGen\"", StringComparison.Ordinal))), HandWritten);
        Compare("nothing changed", with, without, _ => { });
        Compare("one file changed", with, without, p => p.Write("Program.cs", $"{Sources.Program}\n// {Stopwatch.GetTimestamp()}"));
        return 0;
    }

    /// <summary>Writes the project and builds it once.</summary>
    private static void Write(UserProject project, string projectFile, string model)
    {
        project.Write("App.csproj", projectFile);
        project.Write("Net.cs", model);
        project.Write("Program.cs", Sources.Program);
        Build(project);
    }

    private static void Compare(string what, UserProject with, UserProject without, Action<UserProject> change)
    {
        var seconds = new Dictionary<UserProject, double[]> { [with] = new double[Pairs], [without] = new double[Pairs] };
        for (var pair = -1; pair < Pairs; pair++) // The first pair warms up.
            foreach (var project in pair % 2 == 0 ? new[] { with, without } : [without, with])
            {
                change(project);
                var time = Build(project);
                if (pair >= 0) seconds[project][pair] = time;
            }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}, median of {Pairs}: {Quartiles.Of(seconds[with]).Median:F2} s with NasGen, "
            + $"{Quartiles.Of(seconds[without]).Median:F2} s without; with / without: {Quartiles.OfRatios(seconds[with], seconds[without])}"));
    }

    private static double Build(UserProject project)
    {
        var info = DotNet.StartInfo(project.Directory, "dotnet", "build");
        // The compiler server stays alive between builds, as it does for a user.
        foreach (var setting in new[] { "MSBUILDDISABLENODEREUSE", "UseSharedCompilation" }) info.Environment.Remove(setting);
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        var build = DotNet.Output(process).GetAwaiter().GetResult();
        return build.ExitCode == 0 ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException(build.Text);
    }
}
