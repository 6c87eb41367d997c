namespace SearchService.Hardening.Fuzzing;

/// <summary>Something that takes what comes from outside, and what must hold whatever comes.</summary>
public interface IFuzzTarget : IAsyncDisposable
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    /// <summary>Valid inputs, which mutations start from; at least one.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Pieces that mean something to the target, for mutations to put in.</summary>
    IReadOnlyList<byte[]> Dictionary { get; }

    /// <summary>The longest time that one input may take.</summary>
    TimeSpan MaxElapsed { get; }

    /// <summary>Gives the input to the target and looks at what came of it.</summary>
    /// <returns>How the target behaved, in few words; an input with a behaviour not seen before is a start for further mutations.</returns>
    /// <exception cref="FuzzFindingException">Something did not hold. Any other exception says so too.</exception>
    Task<string> RunAsync(byte[] input);
}
