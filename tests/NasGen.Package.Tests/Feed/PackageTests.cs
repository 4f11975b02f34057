namespace NasGen.Package.Tests.Feed;

/// <summary>All tests that use the package. They run one after the other, because each search uses all cores.</summary>
[CollectionDefinition(nameof(PackageTests))]
public sealed class PackageTests : ICollectionFixture<PackedPackage>;
