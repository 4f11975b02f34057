using NasGen.Cli.Settings;

namespace NasGen.Cli.Tests.Settings;

/// <summary>The table of docs/settings.md, made from the table of settings.</summary>
internal static class SettingPage
{
    public static string Table { get; } = string.Concat(
        ((string[])["| `nasgen.yaml` | `nasgen` | build | what it does | default | verbs |", "|---|---|---|---|---|---|"])
            .Concat(SettingTable.All.Select(Row))
            .Select(line => line + "\n"));

    public static string Path { get; } = System.IO.Path.Combine(Root(), "docs", "settings.md");

    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "NasGen.sln"))) folder = System.IO.Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static string Row(Setting setting)
    {
        var option = setting.ValueName is null ? setting.OptionName : $"{setting.OptionName} {setting.ValueName}";
        string[] cells =
        [
            setting.IsInFile ? $"`{setting.Name}`" : "", $"`{option}`", $"`{setting.Property}`", setting.Help.Replace("|", "\\|", StringComparison.Ordinal),
            setting.DefaultText ?? (setting.ValueName is null ? "off" : ""), string.Join(", ", setting.Verbs),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }
}
