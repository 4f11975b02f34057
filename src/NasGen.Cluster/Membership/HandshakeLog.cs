using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using NasGen.Cluster.Trust;

namespace NasGen.Cluster.Membership;

/// <summary>Says in one line what Orleans only logs: that a connection was refused, also for lack of a certificate or of encryption.</summary>
internal sealed class HandshakeLog(Peers peers) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string category) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel level) => level >= LogLevel.Warning;

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> format)
    {
        if (error is AuthenticationException) peers.Refuse("its other end showed no certificate of this cluster");
    }

    public void Dispose()
    {
    }
}
