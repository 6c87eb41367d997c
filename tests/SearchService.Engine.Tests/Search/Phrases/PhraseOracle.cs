using SearchService.Engine.Search;
using SearchService.Testing;

namespace SearchService.Engine.Tests.Search;

/// <summary>The frequency of a phrase in a document, by the words of the format note, section 10.3, over whole lists of positions.</summary>
internal static class PhraseOracle
{
    public static float Freq(PhraseQuery phrase, MemoryDocument document)
    {
        if (phrase.Terms.Count == 1)
        {
            return document.Freq(phrase.Terms[0].Field, phrase.Terms[0].Text);
        }

        var positions = phrase.Terms.Select(t => document.Positions(t.Field, t.Text)).ToArray();
        return positions.Any(p => p.Length == 0) ? 0
            : phrase.Slop == 0 ? positions[0].Count(p => Enumerable.Range(0, positions.Length).All(i => positions[i].Contains(p + phrase.Positions[i])))
            : Sloppy(phrase, positions);
    }

    private static float Sloppy(PhraseQuery phrase, int[][] positions)
    {
        var count = positions.Length;
        var index = new int[count];
        int Adj(int i) => positions[i][index[i]] - phrase.Positions[i];
        int[] Group(int i) => [.. Enumerable.Range(0, count).Where(j => phrase.Terms[j].Equals(phrase.Terms[i])).OrderBy(j => phrase.Positions[j])];
        for (var i = 0; i < count; i++)
        {
            index[i] = Array.IndexOf(Group(i), i);
            if (index[i] >= positions[i].Length)
            {
                return 0;
            }
        }

        var freq = 0f;
        var end = Enumerable.Range(0, count).Max(Adj);
        bool Step(int i)
        {
            if (++index[i] >= positions[i].Length)
            {
                return false;
            }

            end = Math.Max(end, Adj(i));
            return true;
        }

        bool StepApart(int p)
        {
            if (!Step(p))
            {
                return false;
            }

            var current = p;
            while (Group(p).Cast<int?>().FirstOrDefault(q => q != current && positions[q!.Value][index[q.Value]] == positions[current][index[current]]) is { } other)
            {
                current = (Adj(other), phrase.Positions[other]).CompareTo((Adj(current), phrase.Positions[current])) < 0 ? other : current;
                if (!Step(current))
                {
                    return false;
                }
            }

            return true;
        }

        while (true)
        {
            var order = Enumerable.Range(0, count).OrderBy(Adj).ThenBy(i => phrase.Positions[i]).ThenBy(i => i).ToArray();
            var p = order[0];
            var next = Adj(order[1]);
            var matchLength = end - Adj(p);
            bool more;
            while ((more = StepApart(p)) && Adj(p) <= next)
            {
                matchLength = Math.Min(matchLength, end - Adj(p));
            }

            if (matchLength <= phrase.Slop)
            {
                freq += 1f / (1f + matchLength);
            }

            if (!more)
            {
                return freq;
            }
        }
    }
}
