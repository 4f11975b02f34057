namespace NasGen.Package.Tests.Feed;

/// <summary>All tests that use the package; one after the other, for each search takes every core.</summary>
[CollectionDefinition(nameof(PackageTests))]
public sealed class PackageTests : ICollectionFixture<PackedPackage>;
