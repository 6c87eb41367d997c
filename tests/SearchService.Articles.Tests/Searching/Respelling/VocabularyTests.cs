using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Random vocabularies of words that differ by little, some of deleted articles only, against a look at every word.</summary>
public sealed class VocabularyTests
{
    private static readonly string[] Letters = ["a", "b", "c", "é", "🚀", "7", "٣"];

    [Theory]
    [InlineData(20240501)]
    [InlineData(20240502)]
    public void Nearest_is_what_a_look_at_every_word_finds(int seed)
    {
        var random = new Random(seed);
        var found = 0;
        for (var round = 0; round < 60; round++)
        {
            var (reader, articlesWith) = RandomIndex(random);
            var vocabulary = new Vocabulary(reader, default);
            for (var i = 0; i < 20; i++)
            {
                var (typed, maxEdits) = (Word(random), random.Next(3));
                if (articlesWith.ContainsKey(typed)) continue;
                var expected = Within(articlesWith, typed, maxEdits)
                    .Where(w => !w.Word.Contains('7') && !w.Word.Contains('٣'))
                    .OrderBy(w => w.Edits).ThenByDescending(w => w.Articles).ThenBy(w => w.Word, StringComparer.Ordinal)
                    .Select(w => w.Word)
                    .FirstOrDefault();

                Assert.True(expected == vocabulary.Nearest(typed, maxEdits), $"seed {seed}, round {round}: {typed} ~{maxEdits}: {expected}");
                found += expected is null ? 0 : 1;
            }
        }

        Assert.InRange(found, 100, 2_000);
    }

    [Fact]
    public void Like_are_all_words_that_articles_have_within_the_edits()
    {
        const int Seed = 20240503;
        var random = new Random(Seed);
        var cut = 0;
        for (var round = 0; round < 200; round++)
        {
            var (reader, articlesWith) = RandomIndex(random);
            var (typed, maxEdits, most) = (Word(random), random.Next(3), random.Next(1, 12));
            var all = Within(articlesWith, typed, maxEdits);

            var (words, isCut) = new Vocabulary(reader, default).Like(typed, maxEdits, most);

            Assert.True(isCut == all.Count > most, $"seed {Seed}, round {round}: {typed} ~{maxEdits}");
            Assert.Equal(Math.Min(all.Count, most), words.Count);
            Assert.Subset(all.Select(w => (w.Word, w.Edits)).ToHashSet(), words.Select(w => (w.Text, w.Edits)).ToHashSet());
            Assert.Equal(all.Select(w => w.Edits).Order().Take(most), words.Select(w => w.Edits));
            Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(
                pair.First.Edits < pair.Second.Edits || pair.First.DocFreq >= pair.Second.DocFreq, $"seed {Seed}, round {round}"));
            cut += isCut ? 1 : 0;
        }

        Assert.InRange(cut, 20, 180);
    }

    [Fact]
    public void HasStem_takes_no_account_of_deleted_articles()
    {
        var documents = new[] { new MemoryDocument().AddText("text", "gone union"), new MemoryDocument().AddText("text", "union") };
        var vocabulary = new Vocabulary(new IndexReader([new MemoryLeafReader(documents, deleted: [0])]), default);

        Assert.True(vocabulary.HasStem("union"));
        Assert.False(vocabulary.HasStem("gone"));
        Assert.False(vocabulary.HasStem("unions"));
    }

    // Up to three segments, and how many articles that are not deleted have each word.
    private static (IndexReader Reader, Dictionary<string, int> ArticlesWith) RandomIndex(Random random)
    {
        var articlesWith = new Dictionary<string, int>(StringComparer.Ordinal);
        var leaves = new List<LeafReader>();
        for (var segments = random.Next(1, 4); segments > 0; segments--)
        {
            MemoryDocument[] documents = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Document(random))];
            int[] deleted = [.. Enumerable.Range(0, documents.Length).Where(_ => random.Next(4) == 0)];
            leaves.Add(new MemoryLeafReader(documents, random.Next(2) == 0 ? deleted : []));
            var live = leaves[^1].LiveDocs;
            foreach (var word in documents.Where((_, i) => live?.Get(i) != false).SelectMany(d => d.Tokens["word"].Select(t => t.Term).Distinct()))
                articlesWith[word] = articlesWith.GetValueOrDefault(word) + 1;
        }

        return (new IndexReader(leaves), articlesWith);
    }

    private static MemoryDocument Document(Random random) =>
        new MemoryDocument().Add("word", [.. Enumerable.Range(0, random.Next(1, 10)).Select(_ => Word(random))]);

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Letters[random.Next(4) > 0 ? random.Next(3) : random.Next(Letters.Length)]));

    private static List<(string Word, int Edits, int Articles)> Within(Dictionary<string, int> articlesWith, string typed, int maxEdits) =>
        [.. articlesWith.Select(w => (w.Key, Edits: PlainSpelling.Distance(typed, w.Key), w.Value)).Where(w => w.Edits <= maxEdits)];
}
