using NasGen.Cli.Yaml;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Records;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NasGen.Cli.Records;

/// <summary>Reads and writes the record of a search as YAML.</summary>
internal static class RecordFile
{
    private const string Header = """
        # Written by NasGen beside the model: what was searched, what was found and how it compares. Commit it with the winners;
        # `dotnet build /t:NasVerify` recomputes their source from it.

        """;

    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance)
        .WithRecordMembers()
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .DisableAliases()
        .WithIndentedSequences()
        .WithNewLine("\n")
        .Build();

    /// <summary>Ignores unknown keys, which a later version may have added.</summary>
    private static readonly YamlBinder Binder = new(RecordMembers.KeyOf, isStrict: false);

    public static string Format(RunRecord record) => ToYaml(Header, record);

    /// <summary>A record of any kind as YAML below its header.</summary>
    public static string ToYaml(string header, object record) => (header.ReplaceLineEndings("\n") + Serializer.Serialize(record)).ReplaceLineEndings("\n");

    /// <exception cref="NasException">NAS3005: the file is missing or cannot be read as a record.</exception>
    public static RunRecord Read(string path) => Open(path).Record;

    /// <summary>A record, and the file with the lines of its values.</summary>
    /// <exception cref="NasException">NAS3005: the file is missing or cannot be read as a record.</exception>
    public static (RunRecord Record, YamlValue File) Open(string path)
    {
        if (!File.Exists(path))
            throw new NasException("NAS3005", "The record of the search is missing: restore it, or search again with 'dotnet build /t:NasSearch'.", path);
        try
        {
            return Parse(TextFile.Read(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS3005", $"The record cannot be read: {e.Message}", path, 0, e);
        }
    }

    public static (RunRecord Record, YamlValue File) Parse(string text, string path)
    {
        var file = YamlValue.Parse(path, text, "NAS3005");
        if (file.IsEmpty) throw new NasException("NAS3005", "The record is empty.", path);
        return (Binder.Read<RunRecord>(file), file);
    }

    /// <summary>The earlier record; <see langword="null"/> if there is none or it cannot be read.</summary>
    public static RunRecord? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? Read(path) : null;
        }
        catch (NasException)
        {
            return null;
        }
    }
}
