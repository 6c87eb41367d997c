using System.Numerics;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>Terms as the dictionaries of an index have them, kept from one search to the next. Each term has one place, by its hash, from
/// which it drives out what was there before: no more than so many are kept, and nobody waits. Safe for use by several threads.</summary>
internal sealed class KnownTerms
{
    // Of all segments together: about 3 MB.
    private const int MaxEntries = 8192;
    private const int MinTerms = 64;

    // Longer ones take more memory than they spare time.
    private const int MaxTermBytes = 64;

    private readonly IndexReader _reader;
    private readonly TermStates?[] _places;

    /// <param name="reader">The index, which never changes.</param>
    public KnownTerms(IndexReader reader)
    {
        _reader = reader;
        _places = new TermStates?[Math.Max(MinTerms, (int)BitOperations.RoundUpToPowerOf2((uint)(MaxEntries / Math.Max(1, reader.Leaves.Count))))];
    }

    /// <summary>A term in each segment, also when none has it.</summary>
    public TermStates Find(Term term)
    {
        ref var place = ref _places[term.GetHashCode() & (_places.Length - 1)];
        if (Volatile.Read(ref place) is { } known && known.Term.Equals(term))
        {
            return known;
        }

        var states = new TermStates(_reader, term);
        if (term.Bytes.Length <= MaxTermBytes)
        {
            Volatile.Write(ref place, states);
        }

        return states;
    }
}
