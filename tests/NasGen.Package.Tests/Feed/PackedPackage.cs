namespace NasGen.Package.Tests.Feed;

/// <summary>The package, which is packed once per run.</summary>
public sealed class PackedPackage : LocalFeed, IAsyncLifetime
{
    public Task InitializeAsync() => Pack("--no-build");

    public Task DisposeAsync() => Task.CompletedTask;
}
