using System.Runtime.CompilerServices;

namespace SearchService.Engine.Analysis;

/// <summary>
/// The tables behind <see cref="StandardTokenizer"/>: a class for each code point, and the automaton over classes that accepts
/// its tokens. The generated half lies in the assembly as bytes, so nothing is built at start-up.
/// </summary>
/// <remarks>
/// Classes are found in two steps: <c>BlockIndexes</c> gives the block of 256 code points, <c>BlockClasses</c> its classes, as
/// ASCII characters whose low five bits are the class. Planes 0 to 2 come first; then the first two blocks of plane 14; all else
/// is <see cref="WordBreakClass.Other"/>. The grammar is in the README of Analysis.
/// </remarks>
public static partial class WordBreakTables
{
    /// <summary>The state in which nothing matches any more.</summary>
    public const int DeadState = 0;

    /// <summary>The state before the first character.</summary>
    public const int StartState = 1;

    private const int ClassBits = 5;
    private const int ClassMask = (1 << ClassBits) - 1;
    private const int BlockBits = 8;
    private const int BlockMask = (1 << BlockBits) - 1;
    private const int LowPlanesEnd = 0x30000;
    private const int TagBlocksStart = 0xE0000;
    private const int TagBlocksEnd = 0xE0200;
    private const char NoToken = '.';

    /// <summary>Number of states; they are numbered from 0.</summary>
    public static int StateCount => AcceptedTypes.Length;

    /// <summary>The class of a UTF-16 unit; surrogates are <see cref="WordBreakClass.Other"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ClassOf(char c) => BlockClasses[(BlockIndexes[c >> BlockBits] << BlockBits) | (c & BlockMask)] & ClassMask;

    /// <summary>The class of an ASCII character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ClassOfAscii(char c) => BlockClasses[c] & ClassMask;

    /// <summary>The class of any code point.</summary>
    public static int ClassOf(int codePoint)
    {
        var block = codePoint >> BlockBits;
        if (codePoint >= LowPlanesEnd)
        {
            if (codePoint is < TagBlocksStart or >= TagBlocksEnd) return (int)WordBreakClass.Other;
            block = ((LowPlanesEnd - TagBlocksStart) >> BlockBits) + block;
        }

        return BlockClasses[(BlockIndexes[block] << BlockBits) | (codePoint & BlockMask)] & ClassMask;
    }

    /// <summary>The state after a character of class <paramref name="wordBreakClass"/> in <paramref name="state"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int NextState(int state, int wordBreakClass) => Transitions[(state << ClassBits) | wordBreakClass];

    /// <summary>Whether a token may end in <paramref name="state"/>, and of which type it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Accepts(int state, out TokenType type)
    {
        var accept = AcceptedTypes[state];
        type = (TokenType)(accept - (byte)'0');
        return accept != NoToken;
    }
}
