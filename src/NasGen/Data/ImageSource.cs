using System.Reflection;
using System.Runtime.InteropServices;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>Samples from folders of images. Each subfolder is a class.</summary>
internal static class ImageSource
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg"];

    /// <exception cref="NasException">
    /// NAS2001: a folder is missing or holds no images; NAS2063: an image cannot be used; NAS2064: SkiaSharp cannot run here.
    /// </exception>
    public static (Samples All, Samples? Test) Read(DataContext context, out DataNote[] notes)
    {
        var data = context.Task.Data;
        var all = Find(data.Path!, context);
        var test = data.Test is null ? null : Find(data.Test, context);
        var names = LabelMap.Order([.. all.Classes, .. test?.Classes ?? []]);
        List<string> turned = [];
        var samples = (ToSamples(all, names, turned, context), test is null ? null : ToSamples(test, names, turned, context));
        notes = [.. Notes(turned, [.. all.Others, .. test?.Others ?? []])];
        return samples;
    }

    /// <summary>The number of images in a folder.</summary>
    public static long CountIn(string folder, DataContext context) => Find(folder, context).Images.Count;

    private static ImageFolder Find(string folder, DataContext context)
    {
        var full = context.FullPath(folder);
        if (!Directory.Exists(full))
            throw context.Error("NAS2001", $"The folder of images '{folder}' does not exist: {full}. Paths are relative to the project.");
        var images = new List<(string Path, string Class)>();
        var others = new List<string>();
        var files = Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(full, file));
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var parts = path.Split(Path.DirectorySeparatorChar);
            if (parts.Any(part => part[0] == '.')) continue;
            var isImage = Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && parts.Length > 1;
            var shown = $"{folder.TrimEnd('/', '\\')}/{string.Join('/', parts)}";
            if (isImage) images.Add((shown, parts[0]));
            else others.Add(shown);
        }
        if (images.Count == 0)
            throw context.Error(
                "NAS2001", $"The folder '{folder}' has no subfolder with {string.Join(", ", Extensions)} files. Each class is a subfolder with its images.");
        return new ImageFolder(images, others);
    }

    private static Samples ToSamples(ImageFolder folder, string[] names, List<string> turned, DataContext context)
    {
        var file = new ImageFile(context, context.Task.Data.Resize);
        var inputs = empty([folder.Images.Count, .. context.Space.Space.Input.Select(size => (long)size)]);
        try
        {
            foreach (var (i, image) in folder.Images.AsParallel().AsOrdered().Select(image => file.Read(image.Path)).AsSequential().Index())
            {
                if (image.Error is not null) throw image.Error;
                if (image.IsTurned) turned.Add(folder.Images[i].Path);
                using var one = inputs.narrow(0, i, 1);
                MemoryMarshal.AsBytes(image.Values.AsSpan()).CopyTo(one.bytes);
            }
        }
        catch (AggregateException exception) when (Native(exception) is { } fault)
        {
            throw context.Error("NAS2064", $"[Images] decodes by SkiaSharp, whose native library {fault}. {Remedy()}", exception);
        }
        return new Samples(inputs, tensor([.. folder.Images.Select(image => (long)Array.IndexOf(names, image.Class))]), LabelNames: names);
    }

    /// <summary>What is wrong with the native library, if that is the cause.</summary>
    private static string? Native(Exception exception) => exception switch
    {
        AggregateException all => all.Flatten().InnerExceptions.Select(Native).FirstOrDefault(fault => fault is not null),
        DllNotFoundException => "is missing",
        TypeInitializationException { InnerException: InvalidOperationException } => "is of another version",
        TypeInitializationException { InnerException: { } inner } => Native(inner),
        _ => null,
    };

    /// <summary>TorchSharp brings SkiaSharp with its native libraries for Windows and macOS only.</summary>
    private static string Remedy()
    {
        var version = typeof(SkiaSharp.SKBitmap).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "";
        return $"On Linux, add to the project: <PackageReference Include=\"SkiaSharp.NativeAssets.Linux.NoDependencies\" "
            + $"Version=\"{string.Join('.', version.Split('.').Take(3))}\" />";
    }

    private static IEnumerable<DataNote> Notes(List<string> turned, List<string> others)
    {
        if (turned.Count > 0)
            yield return new DataNote(
                "NAS2066",
                $"EXIF asks viewers to turn or mirror {Words.Count(turned.Count, "image")}, for example '{turned[0]}'. "
                + "NasGen and SkiaSharp take the pixels as they lie in the file: turn them there.");
        if (others.Count > 0)
            yield return new DataNote(
                "NAS2066",
                $"The samples are without {Words.Count(others.Count, "file")} of the folders, for example '{others[0]}'. "
                + $"Images are {string.Join(", ", Extensions)} files in the subfolder of their class.");
    }

    /// <param name="Images">The paths and classes of the images, in ordinal order of their paths.</param>
    /// <param name="Others">The paths of other files.</param>
    private sealed record ImageFolder(List<(string Path, string Class)> Images, List<string> Others)
    {
        public IEnumerable<string> Classes => Images.Select(image => image.Class);
    }
}
