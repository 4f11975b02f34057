using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace NasGen.Build.Tests.Hosts;

/// <summary>Runs the task as the targets call it, with the scripted host in place of the real one.</summary>
internal static class HostTask
{
    public static string Project { get; } = AppContext.BaseDirectory.TrimEnd('/', '\\');

    public static string State { get; } = Path.Combine(Project, "obj", "nas");

    public static string SearchAssembly { get; } = ScriptedHost.Assembly;

    public static ITaskItem SearchBuild
    {
        get
        {
            var item = new TaskItem(SearchAssembly);
            item.SetMetadata("DepsFile", Path.ChangeExtension(ScriptedHost.Assembly, ".deps.json"));
            item.SetMetadata("RuntimeConfig", Path.ChangeExtension(ScriptedHost.Assembly, ".runtimeconfig.json"));
            item.SetMetadata("PackageFolders", "");
            item.SetMetadata("ProjectDirectory", Project + "/");
            return item;
        }
    }

    public static NasHost Create(IBuildEngine engine, string? script = null) => new()
    {
        BuildEngine = engine,
        Command = "search",
        Host = ScriptedHost.Assembly,
        SearchBuild = SearchBuild,
        StateDirectory = State + "/",
        Settings = script is null ? [] : [Setting("NasStrategy", script)],
    };

    public static ITaskItem Setting(string property, string value)
    {
        var item = new TaskItem(property);
        item.SetMetadata("Value", value);
        return item;
    }
}
