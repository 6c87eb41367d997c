using System.Runtime.InteropServices;

namespace SearchService.Cli;

/// <summary>Turns Ctrl+C and SIGTERM into a token, so that a verb can end in good order. The second signal ends the process.</summary>
public sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;

    private StopSignal(CancellationToken outer)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Is cancelled by the first signal, or by the token that it was made with.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Listens until it is disposed of.</summary>
    public static StopSignal On(CancellationToken outer) => new(outer);

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
