using System.Reflection;

namespace NasGen.Package.Tests.Feed;

/// <summary>The repository in which these tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "NasGen.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }
}
