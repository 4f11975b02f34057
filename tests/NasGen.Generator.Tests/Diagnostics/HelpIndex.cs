using System.Text;

namespace NasGen.Generator.Tests.Diagnostics;

/// <summary>The table of <c>docs/errors/README.md</c>, made of the release files and the pages, so that it cannot lag.</summary>
internal static class HelpIndex
{
    private static readonly (string Part, string Heading)[] Parts =
    [
        ("space", "The space: NAS0xxx, from the compiler"),
        ("build", "The build: NAS1xxx"),
        ("search", "The search: NAS2xxx"),
        ("drift", "Drift between space and winner: NAS3xxx"),
        ("export", "Export and import: NAS4xxx"),
    ];

    public static string Render()
    {
        var released = ReleaseRow.All.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var text = new StringBuilder("""
            # Errors and warnings

            Each error and warning has a page with its cause, an example and the fix. The C# examples assume `using NasGen;`,
            `using TorchSharp;`, `using static TorchSharp.torch;` and `using static TorchSharp.torch.nn;`.

            """.ReplaceLineEndings("\n"));
        foreach (var (part, heading) in Parts)
        {
            text.Append("\n## ").Append(heading).Append("\n\n| id | severity | meaning |\n|---|---|---|\n");
            foreach (var page in HelpPage.All.Where(p => p.Part == part))
            {
                var severity = released.TryGetValue(page.Id, out var row) ? row.Severity : page.Severity;
                text.Append("| [").Append(page.Id).Append("](").Append(page.Id).Append(".md) | ")
                    .Append(severity.ToLowerInvariant()).Append(" | ").Append(page.Title).Append(" |\n");
            }
        }
        return text.ToString();
    }
}
