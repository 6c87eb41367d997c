using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Search;

/// <summary>Reads a text code point by code point and knows after each how near it is to a word, or whether nothing near can begin so.
/// <para>It keeps what can still be within the limit of the rows of the usual table of distances. After i code points at most two edits allow no other places in the word than i - 2 to i + 2, so a state is a set of five
/// bits for each number of edits, whatever the word's length. Bit k stands for place i - 2 + k:</para>
/// <code>
/// bits  0..4   places reached without an edit          15..19  places where a swap has read its second letter,
/// bits  5..9   places reached with at most one edit            as the first edit
/// bits 10..14  places reached with at most two         20..24  as the second
///                                                      25..26  3 - edits of the nearest beginning; 0 = none, or not asked for
/// </code>
/// Reading a letter, an edit moves a place: kept letter or replacement by one (the bit stays), insertion not at all (one bit down),
/// deletion by one without reading (one bit up), swap by two within two letters. A state without bits is dead.
/// Source: K. Schulz, S. Mihov, Fast String Correction with Levenshtein-Automata (2002); S. Wu, U. Manber, Fast Text Searching Allowing
/// Errors (1992).</summary>
internal sealed class EditAutomaton
{
    /// <summary>The state that nothing leads out of.</summary>
    public const uint Dead = 0;

    private const int Margin = 2;
    private const int Places = (2 * Margin) + 1;
    private const uint AllPlaces = (1 << Places) - 1;
    private const int SwapShift = 3 * Places;
    private const int NearestShift = 5 * Places;
    private const uint NoNearest = (1 << NearestShift) - 1;

    // The lanes of one comparison, of which Places + 1 count.
    private const int Window = 8;

    // The word between values that are no code points: place j is at j + Margin.
    private readonly int[] _word;
    private readonly int _length;
    private readonly EditRules _rules;
    private readonly uint _allowed;

    /// <param name="word">Code points.</param>
    /// <param name="rules">What may differ.</param>
    public EditAutomaton(ReadOnlySpan<int> word, EditRules rules)
    {
        _length = word.Length;
        _rules = rules with { ExactLength = Math.Min(rules.ExactLength, _length) };
        _allowed = Allowed(rules.MaxEdits);
        _word = new int[Margin + _length + Margin + Window];
        _word.AsSpan().Fill(-1);
        word.CopyTo(_word.AsSpan(Margin));
        Start = Note(_rules.ExactLength == 0 ? Delete(1 << Margin, 0, 0, depth: 0) : 1 << Margin, 0);
    }

    /// <summary>The state before the first code point.</summary>
    public uint Start { get; }

    /// <summary>The state after one more code point.</summary>
    /// <param name="state">A live state.</param>
    /// <param name="depth">How many code points led to it.</param>
    /// <param name="codePoint">The next one.</param>
    public uint Step(uint state, int depth, int codePoint)
    {
        if ((state & NoNearest) == 0)
        {
            return state;
        }

        var same = Compare(depth, codePoint);
        var zero = state & AllPlaces;
        if (depth < _rules.ExactLength)
        {
            var kept = zero & same;
            return kept != 0 && depth + 1 == _rules.ExactLength ? Note(Delete(kept, 0, 0, depth + 1), depth + 1) : Note(kept, depth + 1);
        }

        var one = (state >> Places) & AllPlaces;
        var two = (state >> (2 * Places)) & AllPlaces;
        var firstSwap = (state >> SwapShift) & same;
        var secondSwap = (state >> (SwapShift + Places)) & same;
        var nextOne = (one & same) | zero | (zero >> 1) | (firstSwap << 1);
        var nextTwo = (two & same) | one | (one >> 1) | (secondSwap << 1);
        var next = Delete(zero & same, nextOne, nextTwo, depth + 1);
        if (_rules.Transpositions)
        {
            // The place stays that of the swap's first letter, which is still to come.
            var ahead = same >> 1;
            next |= (((zero & ahead) >> 1) << SwapShift) | (((one & ahead) >> 1) << (SwapShift + Places));
        }

        return Note((next & _allowed) | (state & ~NoNearest), depth + 1);
    }

    /// <summary>The edits that lead from the word to the text read, or to its nearest beginning; more than the limit when there are
    /// too many.</summary>
    public int Edits(uint state, int depth)
    {
        if (_rules.IsPrefix)
        {
            var nearest = (int)(state >> NearestShift);
            return nearest == 0 ? _rules.MaxEdits + 1 : 3 - nearest;
        }

        return EditsAtEnd(state, depth);
    }

    // The bits of at most so many edits.
    private static uint Allowed(int maxEdits) => maxEdits switch
    {
        < 0 => 0,
        0 => AllPlaces,
        1 => AllPlaces | (AllPlaces << Places) | (AllPlaces << SwapShift),
        _ => NoNearest,
    };

    // Which places of the word hold the code point, by bits as in a state, and one place more.
    private uint Compare(int depth, int codePoint)
    {
        ref var first = ref MemoryMarshal.GetReference(_word.AsSpan(depth, Window));
        return Vector256.Equals(Vector256.LoadUnsafe(ref first), Vector256.Create(codePoint)).ExtractMostSignificantBits() & ((1 << (Places + 1)) - 1);
    }

    // Adds the places that leaving out letters of the word leads to, and takes off those behind its end.
    private uint Delete(uint zero, uint one, uint two, int depth)
    {
        one |= zero << 1;
        two |= one << 1;
        var beyond = _length - depth + Margin + 1;
        var inside = beyond >= Places ? AllPlaces : beyond <= 0 ? 0 : (1u << beyond) - 1;
        return ((zero & inside) | ((one & inside) << Places) | ((two & inside) << (2 * Places))) & _allowed;
    }

    // Of a prefix, remembers in the state how near the beginning that was just read is; from then on only nearer ones count.
    private uint Note(uint state, int depth)
    {
        var edits = _rules.IsPrefix ? EditsAtEnd(state, depth) : _rules.MaxEdits + 1;
        return edits > _rules.MaxEdits ? state : (state & Allowed(edits - 1)) | (uint)(3 - edits) << NearestShift;
    }

    private int EditsAtEnd(uint state, int depth)
    {
        var end = _length - depth + Margin;
        if ((uint)end >= Places)
        {
            return _rules.MaxEdits + 1;
        }

        var atEnd = state >> end;
        return (atEnd & 1) != 0 ? 0
            : ((atEnd >> Places) & 1) != 0 ? 1
            : ((atEnd >> (2 * Places)) & 1) != 0 ? 2
            : _rules.MaxEdits + 1;
    }
}
