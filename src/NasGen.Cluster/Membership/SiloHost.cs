using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NasGen.Cluster.Trust;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;

namespace NasGen.Cluster.Membership;

/// <summary>
/// A silo of Orleans. That of the search is the primary one and keeps the list of members in its memory; the others join it. Every connection is encrypted,
/// and both of its ends show a certificate of the cluster.
/// </summary>
internal static class SiloHost
{
    /// <summary>The environment variable that shows what Orleans logs.</summary>
    private const string LogVariable = "NASGEN_CLUSTER_LOG";

    /// <param name="own">The address by which the others reach this silo.</param>
    /// <param name="primary">The address of the search's silo.</param>
    /// <param name="say">The receiver of lines about refused connections.</param>
    /// <param name="add">Adds the services of the silo's grains.</param>
    public static IHost Create(ClusterFolder folder, IPEndPoint own, IPEndPoint primary, Action<string> say, Action<IServiceCollection> add)
    {
        var (peers, certificate) = (new Peers(folder.Authority(), say), folder.Node());
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        if (IsLogged)
            builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddProvider(new HandshakeLog(peers)).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IHostLifetime, BoundLifetime>();
        builder.Services.AddPlacementDirector<OnSilo, OnSiloDirector>();
        add(builder.Services);
        builder.UseOrleans(silo => silo
            .UseDevelopmentClustering(primary)
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = $"{folder.Name} {Version}")
            .Configure<EndpointOptions>(options =>
            {
                (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (own.Address, own.Port, 0);
                options.SiloListeningEndpoint = own;
            })
            .Configure<ClusterMembershipOptions>(options =>
            {
                (options.ProbeTimeout, options.NumMissedProbesLimit) = (TimeSpan.FromSeconds(2), 3);
                options.TableRefreshTimeout = options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            })
            .Configure<SiloMessagingOptions>(options => options.SystemResponseTimeout = options.ResponseTimeout = TimeSpan.FromSeconds(10))
            .UseTls(certificate, options =>
            {
                options.RemoteCertificateMode = options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
                options.RemoteCertificateValidation = (remote, _, _) => peers.IsMember(remote);
                options.OnAuthenticateAsClient = (_, client) => client.TargetHost = folder.Name;
            }));
        return builder.Build();
    }

    /// <summary>Whether the user wants to see what Orleans logs.</summary>
    public static bool IsLogged => Environment.GetEnvironmentVariable(LogVariable) is { Length: > 0 };

    /// <summary>The version of NasGen. Two versions never meet in one cluster.</summary>
    public static string Version { get; } = typeof(SiloHost).Assembly.GetName().Version!.ToString(3);
}
