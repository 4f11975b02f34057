using System.Reflection;
using NasGen.Search.Records;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NasGen.Cli.Records;

/// <summary>The order and the names of a record's members in YAML, if they differ from those of the types.</summary>
internal static class RecordMembers
{
    public static TBuilder WithRecordMembers<TBuilder>(this TBuilder builder) where TBuilder : BuilderSkeleton<TBuilder> => builder
        .WithAttributeOverride<WinnerRecord>(w => w.Class, At(-3))
        .WithAttributeOverride<WinnerRecord>(w => w.Seed, At(-2))
        .WithAttributeOverride<WinnerRecord>(w => w.FoundBy, At(-1))
        .WithAttributeOverride<WinnerRecord>(w => w.EnergyOfADay!, At(1))
        .WithAttributeOverride<WinnerRecord>(w => w.GoodEnough!, At(2))
        .WithAttributeOverride<WinnerRecord>(w => w.Shapes, At(3))
        .WithAttributeOverride<WinnerRecord>(w => w.Limit!, At(4))
        .WithAttributeOverride<WinnerRecord>(w => w.RandomWithinLimit!, At(5))
        .WithAttributeOverride<WinnerRecord>(w => w.MeasuredLatency!, At(6))
        .WithAttributeOverride<BaselineRecord>(b => b.Name, At(-2))
        .WithAttributeOverride<BaselineRecord>(b => b.Prediction!, At(-1))
        .WithAttributeOverride<VersionsRecord>(v => v.NasGen, Named(nameof(VersionsRecord.NasGen)))
        .WithAttributeOverride<VersionsRecord>(v => v.TorchSharp, Named(nameof(VersionsRecord.TorchSharp)))
        .WithAttributeOverride<VersionsRecord>(v => v.LibTorch, Named(nameof(VersionsRecord.LibTorch)))
        .WithAttributeOverride<VersionsRecord>(v => v.DotNet, Named(nameof(VersionsRecord.DotNet)));

    /// <summary>The key of a member in YAML: hyphenated, except for the names of products.</summary>
    public static string KeyOf(PropertyInfo member) =>
        member.DeclaringType == typeof(VersionsRecord) ? ProductKey(member.Name) : HyphenatedNamingConvention.Instance.Apply(member.Name);

    private static YamlMemberAttribute At(int order) => new() { Order = order };

    private static YamlMemberAttribute Named(string product) => new() { Alias = ProductKey(product) };

    private static string ProductKey(string product) => product.ToLowerInvariant();
}
