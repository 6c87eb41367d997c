using System.Text;
using System.Text.Unicode;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Tests.Codecs;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class EditFilterTests
{
    private static readonly FieldInfo Field = TermsSegment.Field("f", 0, IndexOptions.Docs);

    /// <summary>Seed, number of terms, longest term in letters, letters.</summary>
    public static TheoryData<int, int, int, string> Shapes => new()
    {
        { 1, 1, 4, "ab" },
        { 2, 300, 6, "ab" },
        { 3, 3_000, 8, "abc" },
        { 4, 3_000, 5, "abcdefghijklmnopqrstuvwxyz" },
        { 5, 1_500, 5, "aäя字" },
        { 6, 1_500, 5, "a\U0001D4B3\U0001D4B4\U0001F600\uFFFD" },
        { 7, 500, 40, "ab" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Next_gives_what_a_scan_finds(int seed, int count, int longest, string letters)
    {
        var random = new Random(seed);
        var alphabet = letters.EnumerateRunes().ToArray();
        var terms = Enumerable.Range(0, count).Select(_ => Encoding.UTF8.GetBytes(RandomWord(random, alphabet, longest)));
        CheckDictionary(terms, () => RandomWord(random, [.. alphabet, new Rune('z')], longest), $"seed {seed}");
    }

    [Fact]
    public void Next_never_gives_terms_that_are_not_UTF_8()
    {
        var random = new Random(8);
        byte[] parts = [(byte)'a', (byte)'b', 0x80, 0xbf, 0xc3, 0xe2, 0x82, 0xac, 0xed, 0xa0, 0xf0, 0x9d, 0x92, 0xb3, 0xff];
        var terms = Enumerable.Range(0, 4_000).Select(_ => random.GetItems(parts, random.Next(6)));
        CheckDictionary([.. terms, "a€b"u8.ToArray(), "\U0001D4B3b"u8.ToArray()], () => RandomWord(random, [.. "ab€\U0001D4B3".EnumerateRunes()], 4), "seed 8");
    }

    [Fact]
    public void Next_finds_among_terms_as_long_as_there_can_be()
    {
        var longest = new string('a', BlockTreeFormat.MaxTermBytes - 1);
        byte[][] terms = [[], .. Enumerable.Range('a', 26).Select(c => Encoding.UTF8.GetBytes(longest + (char)c)), "b"u8.ToArray()];
        using var reader = Write(terms);

        Assert.Equal(26, Find(reader, longest + 'q', new EditRules(1)).Count);
        Assert.Equal(27, Find(reader, "a", new EditRules(1, IsPrefix: true)).Count(t => t.Bytes.Length > 0));
        Assert.Empty(Find(reader, new string('a', 100_000), new EditRules(2)));
        Assert.Equal(2, Find(reader, "", new EditRules(1)).Count);
    }

    [Fact]
    public void Next_goes_on_from_where_the_cursor_is()
    {
        var words = "aab aac abb abc acb acc bab bac bba".Split(' ').Select(Encoding.UTF8.GetBytes).ToArray();
        using var reader = Write(words);
        var filter = new EditFilter(new EditAutomaton(FuzzyTerms.CodePoints("abb"), new EditRules(1)), 1, default);
        foreach (var cursor in new[] { reader.GetTerms("f")!.GetEnumerator(), new PlainTermsEnum(reader.GetTerms("f")!.GetEnumerator()) })
        {
            Assert.Equal(SeekStatus.Found, cursor.SeekCeil("abc"u8));
            Assert.True(cursor.Next(filter));
            Assert.Equal("acb", Encoding.UTF8.GetString(cursor.Term));
            Assert.True(cursor.Next());
            Assert.True(cursor.Next());
            Assert.Equal("bab", Encoding.UTF8.GetString(cursor.Term));
            Assert.True(cursor.SeekExact("aac"u8));
            Assert.True(cursor.Next(filter));
            Assert.Equal("abb", Encoding.UTF8.GetString(cursor.Term));
            Assert.True(cursor.SeekExact("acb"u8));
            Assert.True(cursor.Next(filter));
            Assert.Equal("bab", Encoding.UTF8.GetString(cursor.Term));
            Assert.False(cursor.Next(filter));
        }
    }

    private static void CheckDictionary(IEnumerable<byte[]> terms, Func<string> nextWord, string context)
    {
        var sorted = new SortedSet<byte[]>(terms, TermsSegment.ByteOrder).ToArray();
        using var reader = Write(sorted);
        var texts = sorted.Where(t => Utf8.IsValid(t)).Select(t => (Bytes: t, Points: FuzzyTerms.CodePoints(Encoding.UTF8.GetString(t)))).ToArray();
        for (var probe = 0; probe < 60; probe++)
        {
            var word = nextWord();
            var points = FuzzyTerms.CodePoints(word);
            var rules = new EditRules(probe % 3, IsPrefix: probe % 2 == 1);
            var expected = texts.Select(t => (t.Bytes, Edits: EditDistance.Compute(points, t.Points, rules.MaxEdits, rules.IsPrefix)))
                .Where(t => t.Edits <= rules.MaxEdits).Select(t => (Convert.ToHexString(t.Bytes), t.Edits)).ToList();
            var actual = Find(reader, word, rules).ConvertAll(t => (Convert.ToHexString(t.Bytes), t.Edits));
            Assert.True(expected.SequenceEqual(actual), $"{context}: {word} {rules}: {actual.Count} terms, expected {expected.Count}");
        }
    }

    // What the dictionary's own cursor and the plain one agree on.
    private static List<(byte[] Bytes, int Edits)> Find(BlockTreeTermsReader reader, string word, EditRules rules)
    {
        var automaton = new EditAutomaton(FuzzyTerms.CodePoints(word), rules);
        var found = Read(reader.GetTerms("f")!.GetEnumerator(), new EditFilter(automaton, rules.MaxEdits, default));
        var plain = Read(new PlainTermsEnum(reader.GetTerms("f")!.GetEnumerator()), new EditFilter(automaton, rules.MaxEdits, default));
        Assert.Equal(plain.Select(t => (Convert.ToHexString(t.Bytes), t.Edits)), found.Select(t => (Convert.ToHexString(t.Bytes), t.Edits)));
        return found;
    }

    private static List<(byte[] Bytes, int Edits)> Read(TermsEnum cursor, EditFilter filter)
    {
        var found = new List<(byte[], int)>();
        while (cursor.Next(filter))
        {
            found.Add((cursor.Term.ToArray(), filter.Edits));
        }

        return found;
    }

    private static BlockTreeTermsReader Write(IEnumerable<byte[]> sorted) =>
        TermsSegment.Write(Field, 10, sorted.Select(t => KeyValuePair.Create(t, new[] { new TestPosting(t.Length % 10, 1) }))).OpenReader();

    private static string RandomWord(Random random, Rune[] alphabet, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(longest + 1)).Select(_ => alphabet[random.Next(alphabet.Length)].ToString()));
}
