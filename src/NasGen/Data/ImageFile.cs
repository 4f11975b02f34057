using NasGen.Errors;
using NasGen.Search.Contracts;
using SkiaSharp;

namespace NasGen.Data;

/// <summary>Reads one image by SkiaSharp, which every project with TorchSharp has.</summary>
/// <param name="context">The space, whose input is <c>[channels, height, width]</c>.</param>
/// <param name="resize">Whether an image of another size is resized.</param>
internal sealed class ImageFile(DataContext context, bool resize)
{
    /// <summary>The weights of red, green and blue in grey, by ITU-R BT.601.</summary>
    private const float Red = 0.299f, Green = 0.587f, Blue = 0.114f;

    private readonly int _channels = context.Space.Space.Input[0];
    private readonly SKSizeI _size = new(context.Space.Space.Input[2], context.Space.Space.Input[1]);

    /// <summary>The pixels as <c>[channels, height, width]</c>, each from 0 to 255, or the reason why the image cannot be used.</summary>
    /// <param name="path">The path, as messages show it.</param>
    public ImagePixels Read(string path)
    {
        using var codec = SKCodec.Create(context.FullPath(path), out var result);
        if (codec is null) return Fault(path, $"'{path}' cannot be decoded ({result}).");
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        if (info.Size != _size && !resize)
            return Fault(
                path,
                $"'{path}' has {info.Width} × {info.Height} pixels, but the space's Input {context.InputText} takes {_size.Width} × {_size.Height}. "
                + "Resize the files, or let NasGen do it: [Images(…, Resize = true)].");
        using var bitmap = new SKBitmap(info);
        result = codec.GetPixels(info, bitmap.GetPixels());
        if (result != SKCodecResult.Success) return Fault(path, $"'{path}' cannot be decoded to its end ({result}).");
        if (info.Size == _size) return Pixels(path, bitmap, codec.EncodedOrigin);
        using var resized = new SKBitmap(info.WithSize(_size.Width, _size.Height));
        if (!bitmap.ScalePixels(resized, SKFilterQuality.Medium)) return Fault(path, $"'{path}' cannot be resized to {_size.Width} × {_size.Height} pixels.");
        return Pixels(path, resized, codec.EncodedOrigin);
    }

    private ImagePixels Pixels(string path, SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var bytes = bitmap.GetPixelSpan();
        var area = bytes.Length / 4;
        var values = new float[_channels * area];
        for (var i = 0; i < area; i++)
        {
            var pixel = bytes.Slice(4 * i, 4);
            if (pixel[3] != 255) return Fault(path, $"'{path}' has transparent pixels. Give it a background: a network sees no transparency.");
            if (_channels == 1) values[i] = pixel[0] == pixel[1] && pixel[1] == pixel[2] ? pixel[0] : Red * pixel[0] + Green * pixel[1] + Blue * pixel[2];
            else for (var channel = 0; channel < 3; channel++) values[channel * area + i] = pixel[channel];
        }
        return new ImagePixels(values, origin is not (SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default), null);
    }

    private ImagePixels Fault(string path, string message) => new([], false, context.Error("NAS2063", message, path, 0));
}

/// <summary>The result of reading an image.</summary>
/// <param name="Values">The pixels.</param>
/// <param name="IsTurned">Whether the file says that a viewer must turn or mirror the pixels.</param>
/// <param name="Error">The reason why the image cannot be used; <see langword="null"/> if it can.</param>
internal readonly record struct ImagePixels(float[] Values, bool IsTurned, NasException? Error);
