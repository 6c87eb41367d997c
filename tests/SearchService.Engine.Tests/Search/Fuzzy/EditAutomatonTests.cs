using SearchService.Engine.Search;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class EditAutomatonTests
{
    [Theory]
    [InlineData("ca", "abc", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("abcd", "badc", 2)]
    [InlineData("abc", "cab", 2)]
    [InlineData("", "ab", 2)]
    [InlineData("ab", "", 2)]
    [InlineData("abcdef", "abdcfe", 2)]
    public void Edits_are_those_of_optimal_string_alignment(string word, string text, int edits)
    {
        Assert.Equal(edits, EditDistance.Compute(Points(word), Points(text), 3, isPrefix: false));
        Assert.Equal(edits, Run(Points(word), Points(text), new EditRules(2)));
    }

    [Fact]
    public void Edits_to_every_short_text_agree_with_the_table()
    {
        var texts = Texts(alphabet: 3, longest: 6).ToList();
        foreach (var word in Texts(alphabet: 3, longest: 5))
        {
            for (var limit = 0; limit <= 2; limit++)
            {
                foreach (var text in texts)
                {
                    AssertAgrees(word, text, limit, isPrefix: false);
                    AssertAgrees(word, text, limit, isPrefix: true);
                }
            }
        }
    }

    [Fact]
    public void Edits_to_random_long_texts_agree_with_the_table()
    {
        for (var seed = 0; seed < 4000; seed++)
        {
            var random = new Random(seed);
            var word = Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(1, 4)).ToArray();
            var text = Mistype(word, random);
            AssertAgrees(word, text, random.Next(3), random.Next(2) == 0);
        }
    }

    [Fact]
    public void Step_leads_to_the_dead_state_as_soon_as_no_continuation_is_near()
    {
        var texts = Texts(alphabet: 3, longest: 4).ToList();
        foreach (var word in Texts(alphabet: 2, longest: 4))
        {
            for (var limit = 0; limit <= 2; limit++)
            {
                var automaton = new EditAutomaton(word, new EditRules(limit));
                foreach (var text in texts)
                {
                    // What goes on nearest ends as the word does.
                    var canGoOn = Enumerable.Range(0, word.Length + 1)
                        .Any(rest => EditDistance.Compute(word, [.. text, .. word[rest..]], limit, isPrefix: false) <= limit);
                    Assert.True(canGoOn == (End(automaton, text) != EditAutomaton.Dead), $"{Show(word)} {Show(text)} {limit}");
                }
            }
        }
    }

    [Fact]
    public void Exact_length_demands_the_first_letters()
    {
        var rules = new EditRules(2, ExactLength: 2);

        Assert.Equal(2, Run(Points("abcd"), Points("ab"), rules));
        Assert.Equal(1, Run(Points("abcd"), Points("abdc"), rules));
        Assert.Equal(3, Run(Points("abcd"), Points("acbd"), rules));
        Assert.Equal(3, Run(Points("abcd"), Points("a"), rules));
        Assert.Equal(0, Run(Points("ab"), Points("ab"), rules));
        Assert.Equal(2, Run(Points("ab"), Points("abcd"), rules));
        Assert.Equal(1, Run(Points("a"), Points("ab"), rules with { ExactLength = 9 }));
    }

    [Fact]
    public void Without_transpositions_a_swap_is_two_edits()
    {
        Assert.Equal(2, Run(Points("abcd"), Points("acbd"), new EditRules(2, Transpositions: false)));
        Assert.Equal(2, Run(Points("abcd"), Points("acbd"), new EditRules(1, Transpositions: false)));
    }

    private static void AssertAgrees(int[] word, int[] text, int limit, bool isPrefix)
    {
        var expected = EditDistance.Compute(word, text, limit, isPrefix);
        var actual = Run(word, text, new EditRules(limit, isPrefix));
        Assert.True(expected == actual, $"{Show(word)} to {Show(text)}, limit {limit}, prefix {isPrefix}: {actual}, expected {expected}");
    }

    private static int Run(int[] word, int[] text, EditRules rules)
    {
        var automaton = new EditAutomaton(word, rules);
        var state = End(automaton, text);
        return state == EditAutomaton.Dead ? rules.MaxEdits + 1 : automaton.Edits(state, text.Length);
    }

    private static uint End(EditAutomaton automaton, int[] text)
    {
        var state = automaton.Start;
        for (var i = 0; i < text.Length && state != EditAutomaton.Dead; i++)
        {
            state = automaton.Step(state, i, text[i]);
        }

        return state;
    }

    private static IEnumerable<int[]> Texts(int alphabet, int longest)
    {
        IEnumerable<int[]> level = [[]];
        for (var length = 0; length <= longest; length++)
        {
            foreach (var text in level)
            {
                yield return text;
            }

            level = [.. level.SelectMany(t => Enumerable.Range(1, alphabet).Select(c => (int[])[.. t, c]))];
        }
    }

    private static int[] Mistype(int[] word, Random random)
    {
        var text = word.ToList();
        for (var edits = random.Next(5); edits > 0; edits--)
        {
            var at = random.Next(text.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(at, random.Next(1, 4));
                    break;
                case 1 when at < text.Count:
                    text.RemoveAt(at);
                    break;
                case 2 when at < text.Count:
                    text[at] = random.Next(1, 4);
                    break;
                case 3 when at + 1 < text.Count:
                    (text[at], text[at + 1]) = (text[at + 1], text[at]);
                    break;
            }
        }

        return [.. text];
    }

    private static int[] Points(string text) => FuzzyTerms.CodePoints(text);

    private static string Show(int[] text) => string.Concat(text.Select(c => (char)('a' + c - 1)));
}
