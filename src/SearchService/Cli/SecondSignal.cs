using System.Runtime.InteropServices;

namespace SearchService.Cli;

/// <summary>Ends the process at once when it is told to stop a second time, by Ctrl+C or SIGTERM: an index outlives that at any moment.
/// The first time is left to the host, which stops in good order.</summary>
public sealed class SecondSignal : IDisposable
{
    private const int ExitCodeOfSignals = 128;
    private const int SigInt = 2;
    private const int SigTerm = 15;

    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    private SecondSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Count(SigInt)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Count(SigTerm)),
    ];

    /// <summary>Listens until it is disposed of.</summary>
    public static SecondSignal Listen() => new();

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Count(int signal)
    {
        if (Interlocked.Increment(ref _signals) > 1)
        {
            Environment.Exit(ExitCodeOfSignals + signal);
        }
    }
}
