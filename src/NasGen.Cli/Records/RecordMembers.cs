using YamlDotNet.Serialization;

namespace NasGen.Cli.Records;

/// <summary>The order and the names of a record's members in YAML, where they are not those of the types.</summary>
internal static class RecordMembers
{
    public static TBuilder WithRecordMembers<TBuilder>(this TBuilder builder) where TBuilder : BuilderSkeleton<TBuilder> => builder
        .WithAttributeOverride<WinnerRecord>(w => w.Class, At(-3))
        .WithAttributeOverride<WinnerRecord>(w => w.Seed, At(-2))
        .WithAttributeOverride<WinnerRecord>(w => w.FoundBy, At(-1))
        .WithAttributeOverride<WinnerRecord>(w => w.Shapes, At(1))
        .WithAttributeOverride<WinnerRecord>(w => w.Limit!, At(2))
        .WithAttributeOverride<WinnerRecord>(w => w.RandomWithinLimit!, At(3))
        .WithAttributeOverride<WinnerRecord>(w => w.MeasuredLatency!, At(4))
        .WithAttributeOverride<BaselineRecord>(b => b.Name, At(-1))
        .WithAttributeOverride<VersionsRecord>(v => v.NasGen, Named("nasgen"))
        .WithAttributeOverride<VersionsRecord>(v => v.TorchSharp, Named("torchsharp"))
        .WithAttributeOverride<VersionsRecord>(v => v.LibTorch, Named("libtorch"))
        .WithAttributeOverride<VersionsRecord>(v => v.DotNet, Named("dotnet"));

    private static YamlMemberAttribute At(int order) => new() { Order = order };

    private static YamlMemberAttribute Named(string alias) => new() { Alias = alias };
}
