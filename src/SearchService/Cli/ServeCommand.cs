using System.CommandLine;
using System.Net.Sockets;
using SearchService.Hosting;

namespace SearchService.Cli;

/// <summary><c>serve</c>: answers HTTP until it is told to stop.</summary>
public static class ServeCommand
{
    public static Command Create(string[] settings)
    {
        var command = new Command("serve", $"Answer searches over HTTP, at {ServiceHost.DefaultUrls} unless --urls says otherwise (the default).");
        command.SetAction((_, cancellation) => RunAsync(settings, cancellation));
        return command;
    }

    /// <exception cref="InvalidSettingsException">It cannot start with these settings.</exception>
    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        // Disposed of last, so that it also ends a stop that takes too long.
        using var secondSignal = SecondSignal.Listen();
        await using var app = ServiceHost.Build(settings);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception exception) when (exception is IOException or FormatException or SocketException)
        {
            // The address is in use, is not one of this machine, or is none.
            throw new InvalidSettingsException([$"urls: {exception.Message}"]);
        }

        await app.WaitForShutdownAsync(cancellation);
        var index = app.Services.GetServices<IHostedService>().OfType<ArticleIndexHost>().Single();
        return index.ExecuteTask is { IsFaulted: true } ? 1 : 0;
    }
}
