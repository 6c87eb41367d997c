using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Articles;

/// <summary>The values of a facet that live articles have, most frequent first, and their words in order, to be found by what words
/// begin with. Made once per publication. Thread-safe.</summary>
internal sealed class ValueWords
{
    /// <summary>How many values are suggested, the most frequent ones: what bounds memory and time.</summary>
    public const int MaxValues = 100_000;

    private readonly SuggestionKind _kind;
    private readonly (string Text, int Count)[] _values;
    private readonly List<string>[] _wordsOf;

    // All words in order, and which value each belongs to.
    private readonly string[] _words;
    private readonly int[] _owners;

    private ValueWords(SuggestionKind kind, (string Text, int Count)[] values)
    {
        _kind = kind;
        _values = values;
        _wordsOf = Array.ConvertAll(values, value => TypedWords.Split(value.Text));
        _words = [.. _wordsOf.SelectMany(words => words)];
        _owners = [.. _wordsOf.SelectMany((words, value) => Enumerable.Repeat(value, words.Count))];
        Array.Sort(_words, _owners, StringComparer.Ordinal);
    }

    /// <summary>Counts the values of a facet over the live articles of a publication.</summary>
    public static ValueWords Create(IndexReader reader, FacetColumn facet, SuggestionKind kind)
    {
        var counts = new int[facet.ValueCount];
        foreach (var leaf in reader.Leaves)
        {
            facet.Count(leaf, leaf.Reader.LiveDocs ?? AllOf(leaf.Reader.MaxDoc), counts);
        }

        var values = Enumerable.Range(0, counts.Length)
            .Where(ord => counts[ord] > 0)
            .Select(ord => (Text: facet.ValueOf(ord), Count: counts[ord]))
            .OrderByDescending(value => value.Count)
            .ThenBy(value => value.Text, StringComparer.Ordinal)
            .Take(MaxValues);
        return new ValueWords(kind, [.. values]);
    }

    /// <summary>The most frequent values.</summary>
    public List<Suggestion> MostFrequent(int limit) => [.. _values.Take(limit).Select(value => new Suggestion(value.Text, _kind, value.Count))];

    /// <summary>The best values without an error, at most <paramref name="limit"/>.</summary>
    public List<Candidate> Exact(TypedWords typed, int limit)
    {
        var range = typed.Words.Select(BeginningWith).MinBy(range => range.Length);
        var best = new SmallestKeys(limit);
        Add(typed, range, best, isTypo: false);
        return Candidates(best);
    }

    /// <summary>The best values with one typing error, at most <paramref name="limit"/>.</summary>
    public List<Candidate> WithTypo(TypedWords typed, int limit)
    {
        var best = new SmallestKeys(limit);
        foreach (var word in typed.Words.Where(TypingError.IsTolerated).Distinct())
        {
            foreach (var range in Respelled(word))
            {
                Add(typed, range, best, isTypo: true);
            }
        }

        return Candidates(best);
    }

    private static FixedBitSet AllOf(int maxDoc)
    {
        var all = new FixedBitSet(maxDoc);
        all.SetRange(0, maxDoc);
        return all;
    }

    private void Add(TypedWords typed, (int Start, int Length) range, SmallestKeys best, bool isTypo)
    {
        foreach (var value in _owners.AsSpan(range.Start, range.Length))
        {
            // Only a better match than the worst kept is worth a look at the words.
            if (value >= best.Bound)
            {
                continue;
            }

            var match = typed.Match(_wordsOf[value]);
            if (match != SuggestionMatch.None && match == SuggestionMatch.Typo == isTypo)
            {
                best.Add(((long)match << 32) | (uint)value);
            }
        }
    }

    // Where words begin as this one does after one edit: up to the edit they begin alike, so that only letters that follow there are tried.
    private IEnumerable<(int Start, int Length)> Respelled(string word)
    {
        for (int place = 0, end; place < word.Length; place = end)
        {
            end = place + WordBeginning.Length(word.AsSpan(place), 1);
            var head = word[..place];
            var tail = word[end..];
            yield return BeginningWith(head + tail);
            if (tail.Length > 0)
            {
                var next = WordBeginning.Length(tail, 1);
                yield return BeginningWith(string.Concat(head, tail.AsSpan(0, next), word.AsSpan(place..end), tail.AsSpan(next)));
            }

            foreach (var letter in LettersBehind(head))
            {
                yield return BeginningWith(head + letter + tail);
                yield return BeginningWith(head + letter + word[place..]);
            }
        }
    }

    private IEnumerable<string> LettersBehind(string head)
    {
        var (start, length) = BeginningWith(head);
        for (var end = start + length; start < end;)
        {
            var rest = _words[start].AsSpan(head.Length);
            if (rest.IsEmpty)
            {
                start++;
                continue;
            }

            var letter = rest[..WordBeginning.Length(rest, 1)].ToString();
            yield return letter;
            start = LowerBound(head + letter + char.MaxValue);
        }
    }

    private List<Candidate> Candidates(SmallestKeys best)
    {
        var candidates = new List<Candidate>();
        foreach (var key in best.Keys)
        {
            var (text, count) = _values[(int)key];
            candidates.Add(new Candidate(new Suggestion(text, _kind, count), (SuggestionMatch)(key >> 32), Quality: 0));
        }

        return candidates;
    }

    private (int Start, int Length) BeginningWith(string beginning)
    {
        // Behind all words with the beginning: no character of a word is greater.
        var start = LowerBound(beginning);
        return (start, LowerBound(beginning + char.MaxValue) - start);
    }

    private int LowerBound(string word)
    {
        var low = 0;
        var high = _words.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_words[middle], word) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
