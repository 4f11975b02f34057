using NasGen.Data;
using NasGen.Search.Contracts;
using SkiaSharp;
using TorchSharp;

namespace NasGen.Tests.Data;

/// <summary>Folders of images, whose files are made here by SkiaSharp.</summary>
public sealed class ImageTests : IDisposable
{
    private static readonly SKColor Orange = new(200, 100, 50);

    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    private static DataDescriptor Images(string? test = null, bool resize = false) => new(DataKind.Images, "train", Test: test, Resize: resize);

    /// <summary>An image whose pixels are of one colour, except the first.</summary>
    private static byte[] Image(SKColor colour, SKEncodedImageFormat format = SKEncodedImageFormat.Png, int width = 4, int height = 3, SKColor? first = null)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        bitmap.Erase(colour);
        if (first is { } other) bitmap.SetPixel(0, 0, other);
        using var data = bitmap.Encode(format, 100);
        return data.ToArray();
    }

    private TemporaryProject With(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_project.Directory, path))!);
        return _project.With(path, bytes);
    }

    /// <summary>Twenty images of two classes: dark cats and bright dogs.</summary>
    private TemporaryProject Animals(string folder = "train", int count = 10)
    {
        for (var i = 0; i < count; i++)
        {
            With($"{folder}/cat/{i}.png", Image(new SKColor((byte)i, 20, 30)));
            With($"{folder}/dog/{i}.png", Image(new SKColor((byte)(200 + i), 220, 230)));
        }
        return _project;
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, ".png", 0)]
    [InlineData(SKEncodedImageFormat.Png, ".PNG", 0)]
    [InlineData(SKEncodedImageFormat.Jpeg, ".jpg", 3)]
    [InlineData(SKEncodedImageFormat.Jpeg, ".jpeg", 3)]
    public void Pixels_are_planes_of_red_green_and_blue_from_0_to_255(SKEncodedImageFormat format, string extension, float tolerance)
    {
        Animals();
        foreach (var name in (string[])["cat", "dog"]) With($"test/{name}/1{extension}", Image(Orange, format));
        using var data = _project.Load(Images("test"), [3, 3, 4]);
        Assert.Equal(new long[] { 2, 3, 3, 4 }, data.Test.Inputs.shape);
        foreach (var (channel, value) in new[] { 200f, 100f, 50f }.Index())
            Assert.All(data.Test.Inputs[0, channel].reshape(-1).data<float>().ToArray(), pixel => Assert.InRange(pixel, value - tolerance, value + tolerance));
    }

    [Fact]
    public void Rows_run_from_the_top_and_columns_from_the_left()
    {
        Animals();
        With("test/cat/1.png", Image(SKColors.Black, first: Orange));
        With("test/dog/1.png", Image(SKColors.White));
        using var data = _project.Load(Images("test"), [3, 3, 4]);
        Assert.Equal(200f, data.Test.Inputs[0, 0, 0, 0].item<float>());
        Assert.Equal(350f, data.Test.Inputs[0].sum().item<float>());
    }

    [Fact]
    public void One_channel_is_grey_by_the_brightness_of_colours()
    {
        Animals();
        With("test/cat/1.png", Image(Orange));
        With("test/dog/1.png", Image(new SKColor(77, 77, 77)));
        using var data = _project.Load(Images("test"), [1, 3, 4]);
        Assert.Equal(0.299f * 200 + 0.587f * 100 + 0.114f * 50, data.Test.Inputs[0, 0, 0, 0].item<float>(), 1e-4f);
        Assert.Equal(77f, data.Test.Inputs[1, 0, 0, 0].item<float>());
    }

    [Fact]
    public void Subfolders_are_classes_in_the_ordinal_order_of_their_names()
    {
        foreach (var name in (string[])["zebra", "Yak", "ant"])
            for (var i = 0; i < 8; i++)
                With($"train/{name}/{i}.png", Image(new SKColor((byte)name[0], 0, 0)));
        using var data = _project.Load(Images(), [3, 3, 4], classes: 3);
        Assert.Equal<string>(["Yak", "ant", "zebra"], data.Summary.Labels!);
        Assert.Empty(data.Summary.Notes);
        for (var i = 0; i < data.Training.Count; i++)
            Assert.Equal(data.Summary.Labels![data.Training.Targets[i].item<long>()][0], data.Training.Inputs[i, 0, 0, 0].item<float>());
    }

    [Fact]
    public void An_image_of_another_size_is_an_error_with_both_sizes()
    {
        Animals();
        With("train/dog/large.png", Image(Orange, width: 9, height: 6));
        var error = _project.Fails(Images(), [3, 3, 4]);
        Assert.Equal("NAS2063", error.Code);
        Assert.Contains("'train/dog/large.png' has 9 × 6 pixels, but the space's Input [3, 3, 4] takes 4 × 3", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("large.png", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_are_resized_if_that_is_asked_for()
    {
        Animals();
        With("test/cat/1.png", Image(Orange, width: 40, height: 10));
        With("test/dog/1.png", Image(Orange, width: 1, height: 1));
        using var data = _project.Load(Images("test", resize: true), [3, 3, 4]);
        Assert.All(data.Test.Inputs.select(1, 0).reshape(-1).data<float>().ToArray(), pixel => Assert.Equal(200f, pixel));
    }

    [Theory]
    [InlineData("no image", "cannot be decoded")]
    [InlineData("cut", "cannot be decoded to its end")]
    [InlineData("transparent", "has transparent pixels")]
    public void An_image_that_cannot_be_used_is_named(string fault, string message)
    {
        var good = Image(Orange, width: 64, height: 64, first: SKColors.Black);
        With("train/a/1.png", Image(Orange, width: 64, height: 64));
        With("train/b/2.png", fault switch
        {
            "cut" => good[..(good.Length / 2)],
            "transparent" => Image(Orange.WithAlpha(128), width: 64, height: 64),
            _ => "this is a text"u8.ToArray(),
        });
        var error = _project.Fails(Images(), [3, 64, 64]);
        Assert.Equal("NAS2063", error.Code);
        Assert.Contains("'train/b/2.png'", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", "does not exist")]
    [InlineData("flat", "has no subfolder with .png, .jpg, .jpeg files")]
    public void A_folder_without_classes_is_an_error(string folder, string message)
    {
        With("flat/1.png", Image(Orange));
        var error = _project.Fails(Images() with { Path = folder }, [3, 3, 4]);
        Assert.Equal("NAS2001", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_left_out_and_images_that_viewers_turn_are_told()
    {
        Animals();
        With("train/cat/more.webp", [1]);
        With("train/readme.txt", [1]);
        With("train/cat/.hidden", [1]);
        With("train/cat/turned.jpg", Turned(Image(Orange, SKEncodedImageFormat.Jpeg)));
        using var data = _project.Load(Images(), [3, 3, 4]);
        Assert.Equal(["NAS2066", "NAS2066"], data.Summary.Notes.Select(note => note.Code));
        Assert.Contains("turn or mirror 1 image, for example 'train/cat/turned.jpg'", data.Summary.Notes[0].Text, StringComparison.Ordinal);
        Assert.Contains("without 2 files of the folders, for example 'train/cat/more.webp'", data.Summary.Notes[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_of_the_test_folder_only_has_no_training_sample()
    {
        Animals();
        foreach (var name in (string[])["cat", "dog", "emu"]) With($"test/{name}/1.png", Image(Orange));
        using var data = _project.Load(Images("test"), [3, 3, 4], classes: 3);
        Assert.Contains("'emu'", Assert.Single(data.Summary.Notes).Text, StringComparison.Ordinal);
        Assert.Equal([0L, 1L, 2L], data.Test.Targets.data<long>().ToArray());
    }

    /// <summary>The JPEG with an EXIF segment that asks for a turn by 90 degrees (orientation 6).</summary>
    private static byte[] Turned(byte[] jpeg)
    {
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }
}
