using System.Globalization;
using System.Net;
using System.Text;
using SearchService.Engine.Analysis;

namespace SearchService.Articles.Tests;

/// <summary>Marks texts by comparing every word of a query with every word of a text. It shares the analyzer with the product, and the
/// stems that a beginning stands for, nothing else.</summary>
internal sealed class PlainMarks
{
    private static readonly EnglishAnalyzer Analyzer = new();

    private readonly List<PlainLeaf> _leaves = [];

    /// <param name="typed">The query; null for every article.</param>
    public PlainMarks(TypedQuery? typed)
    {
        if (typed is not null)
            AddLeaves(typed);
    }

    /// <summary>Everything that matches, each by itself: the leaf and the stretch of the text.</summary>
    public IEnumerable<(int Leaf, int Start, int End)> Find(string text, QueryField field)
    {
        var words = Words(text);
        var starts = StringInfo.ParseCombiningCharacters(text);
        // Leaves that look for the same are one.
        var leaves = _leaves.Where(l => l.Field is null || l.Field == field).DistinctBy(l => l.ToString()).ToList();
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            foreach (var first in words)
            {
                var found = leaves[leaf].Words
                    .Select(wanted => words.Find(w => w.Place == first.Place + wanted.Place && wanted.IsMeant(w.Term)))
                    .ToList();
                if (found.TrueForAll(w => w.Term is not null))
                    yield return (leaf, starts.Last(s => s <= first.Start), starts.FirstOrDefault(s => s >= found[^1].End, text.Length));
            }
        }
    }

    /// <summary>A part of a text as it should be answered, with the matches that lie in it whole.</summary>
    public static string Render(string text, int start, int end, IEnumerable<(int Leaf, int Start, int End)> matches)
    {
        var isMarked = new bool[text.Length + 1];
        foreach (var match in matches.Where(m => m.Start >= start && m.End <= end))
            Array.Fill(isMarked, true, match.Start, match.End - match.Start);
        var html = new StringBuilder();
        for (var i = start; i <= end; i++)
        {
            var (before, here) = (i > start && isMarked[i - 1], i < end && isMarked[i]);
            if (before != here)
                html.Append(here ? "<mark>" : "</mark>");
            if (i < end)
                html.Append(Escaped(text[i]));
        }

        return html.ToString();
    }

    /// <summary>The text that is left of an answer without its marks and escapes.</summary>
    public static string Unmark(string html) =>
        WebUtility.HtmlDecode(html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal));

    private static string Escaped(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ when char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f') => "\uFFFD",
        _ => c.ToString(),
    };

    private void AddLeaves(TypedQuery typed)
    {
        switch (typed)
        {
            case TypedQuery.TypedWord word:
                _leaves.AddRange(PlainField.Analyze(word.Text).Select(w => new PlainLeaf(word.Field, [new PlainWord(w.Term, 0, [])])));
                break;
            case TypedQuery.TypedPhrase phrase:
                var words = PlainField.Analyze(phrase.Text);
                if (words.Count > 0)
                    _leaves.Add(new PlainLeaf(phrase.Field, [.. words.Select(w => new PlainWord(w.Term, w.Place - words[0].Place, []))]));
                break;
            case TypedQuery.TypedPrefix prefix:
                var beginning = prefix.Text.ToLowerInvariant();
                _leaves.Add(new PlainLeaf(prefix.Field, [new PlainWord(beginning, 0, [beginning, .. PrefixStems.Of(beginning)])]));
                break;
            case TypedQuery.TypedFuzzy fuzzy:
                _leaves.Add(new PlainLeaf(fuzzy.Field, [new PlainWord(string.Join('|', fuzzy.Stems!.Keys.Order(StringComparer.Ordinal)), 0, [])]));
                break;
            case TypedQuery.TypedAnd and:
                Array.ForEach(and.Parts, AddLeaves);
                break;
            case TypedQuery.TypedOr or:
                Array.ForEach(or.Parts, AddLeaves);
                break;
            case TypedQuery.TypedSequence sequence:
                Array.ForEach(sequence.Parts, AddLeaves);
                break;
        }
    }

    private static List<(string Term, int Place, int Start, int End)> Words(string text)
    {
        var words = new List<(string, int, int, int)>();
        var stream = Analyzer.GetTokenStream("title", text.AsMemory());
        var place = 0;
        while (stream.IncrementToken())
        {
            place += stream.Token.PositionIncrement;
            words.Add((stream.Token.Text.ToString(), place, stream.Token.StartOffset, stream.Token.EndOffset));
        }

        return words;
    }

    private sealed record PlainLeaf(QueryField? Field, PlainWord[] Words)
    {
        public override string ToString() => string.Join<PlainWord>(' ', Words);
    }

    // A term, or several with bars between them. With beginnings, the first is how a word may begin; the others are whole words.
    private sealed record PlainWord(string Term, int Place, string[] Beginnings)
    {
        public override string ToString() => $"{Place}:{Term}{(Beginnings.Length > 0 ? "*" : "")}";

        public bool IsMeant(string term) => Beginnings is [var beginning, .. var stems]
            ? term.StartsWith(beginning, StringComparison.Ordinal) || stems.Contains(term)
            : Term.Split('|').Contains(term);
    }
}
