namespace NasGen.Cli.Tests.Page;

/// <summary>A test that needs a browser. It is skipped with a message if there is none.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Executable is null) Skip = "There is no Chromium here: 'apt-get install chromium', or name one in NASGEN_CHROMIUM.";
    }
}
