using NasGen.Search.Contracts;
using NasGen.Search.Records;

namespace NasGen.Cli.Winners;

/// <summary>Whether a class of this name can be written beside the model.</summary>
internal static class PickName
{
    /// <param name="hasType">Whether the project has a type of a full name.</param>
    /// <exception cref="NasException">NAS2042: why it cannot.</exception>
    public static void Require(string name, SpaceModel model, RunRecord record, Func<string, bool> hasType)
    {
        if (!CSharpNames.IsIdentifier(name)) throw new NasException("NAS2042", $"'{name}' is no name of a class.");
        if (name == model.Task.Winner) throw new NasException("NAS2042", $"{name} is the winner of {model.Name} itself: choose another name.");
        if (model.Task.Picks.Any(p => p.Name == name))
            throw new NasException("NAS2042", $"{name} is a [Pick] of {model.Name}: change its limit there and search again, or choose another name.", model.File, model.Task.Line);
        // An earlier pick is replaced, and its stand-in is a type of the search build.
        if (record.Winners.Any(w => w.Class == name)) return;
        var full = model.Descriptor.Space.Namespace is { Length: > 0 } space ? $"{space}.{name}" : name;
        if (File.Exists(model.WinnerPath(name)) || hasType(full))
            throw new NasException("NAS2042", $"The project has a {name} already, and it is no pick of {model.Name}: choose another name.");
    }
}
