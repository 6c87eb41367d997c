namespace SearchService.Engine.Model;

/// <summary>Tells which terms of a dictionary are wanted, and which beginnings no wanted term has, so that
/// <see cref="TermsEnum.Next(TermFilter)"/> can pass over whole parts of it. It remembers what it read last: one cursor at a time.</summary>
public abstract class TermFilter
{
    /// <summary>After <see cref="Enter"/> gave false: how many of the bytes suffice to rule a term out, from 0 (no term is wanted) to
    /// all of them.</summary>
    public abstract int DeadLength { get; }

    /// <summary>Whether the bytes last entered are a wanted term.</summary>
    public abstract bool IsWanted { get; }

    /// <summary>Reads a term or the beginning of terms.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="shared">How many first bytes are the same as in the last call; 0 is always right.</param>
    /// <returns>Whether a wanted term may begin with the bytes or equal them.</returns>
    public abstract bool Enter(ReadOnlySpan<byte> bytes, int shared);
}
