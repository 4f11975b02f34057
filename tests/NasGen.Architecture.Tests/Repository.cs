namespace NasGen.Architecture.Tests;

/// <summary>The checkout that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "NasGen.sln")) ? directory : Find(Path.GetDirectoryName(directory)!);
}
