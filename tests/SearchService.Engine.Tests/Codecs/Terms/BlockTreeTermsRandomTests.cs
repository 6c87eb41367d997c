using SearchService.Engine.Model;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Random dictionaries against a sorted map.</summary>
public sealed class BlockTreeTermsRandomTests
{
    private const int MaxDoc = 300;

    /// <summary>Seed, number of terms, longest term, number of byte values, index options.</summary>
    public static TheoryData<int, int, int, int, IndexOptions> Shapes => new()
    {
        { 1, 1, 5, 26, IndexOptions.Docs },
        { 2, 24, 3, 256, IndexOptions.DocsAndFreqs },
        { 3, 49, 1, 256, IndexOptions.DocsAndFreqs },
        { 4, 100, 200, 1, IndexOptions.DocsAndFreqs }, // each term is a prefix of the next
        { 5, 256, 1, 256, IndexOptions.Docs },
        { 6, 20_000, 3, 60, IndexOptions.DocsAndFreqs }, // nearly all words of three: full floor blocks
        { 7, 10_000, 12, 4, IndexOptions.DocsAndFreqsAndPositions }, // deep
        { 8, 10_000, 6, 256, IndexOptions.DocsAndFreqs }, // binary, lead labels spread
        { 9, 5_000, 40, 2, IndexOptions.Docs },
        { 10, 60, 32_766, 3, IndexOptions.DocsAndFreqs },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Cursor_agrees_with_a_sorted_map(int seed, int count, int maxLength, int alphabet, IndexOptions options)
    {
        var random = new Random(seed);
        var map = RandomTerms(random, count, maxLength, alphabet, options);
        CheckAgainst(map, options, random, $"seed {seed}", probes: Math.Min(count, 2_000));
    }

    [Fact]
    public void Cursor_agrees_with_a_sorted_map_of_compressible_words()
    {
        const int seed = 21;
        var random = new Random(seed);
        var map = new SortedDictionary<byte[], TestPosting[]>(TermsSegment.ByteOrder);
        string[] stems = ["international", "inter-change", "internet-based", "Über-wort", "übung", "xyz", "repeat-repeat-repeat-"];
        for (var i = 0; i < 8_000; i++)
        {
            var word = stems[random.Next(stems.Length)] + new string('a', random.Next(3)) + stems[random.Next(stems.Length)] + (char)random.Next('a', 'z') + random.Next(999);
            map[System.Text.Encoding.UTF8.GetBytes(word)] = [new TestPosting(random.Next(MaxDoc), 1)];
        }

        CheckAgainst(map, IndexOptions.DocsAndFreqs, random, $"seed {seed}", probes: 2_000);
    }

    [Fact]
    public void Cursor_agrees_with_200_000_ids()
    {
        var field = TermsSegment.Field("f", 0, IndexOptions.Docs);
        var terms = Enumerable.Range(0, 200_000)
            .Select(i => new KeyValuePair<byte[], TestPosting[]>(System.Text.Encoding.ASCII.GetBytes($"{i * 7:x8}"), [new TestPosting(i % MaxDoc, 1)]))
            .ToArray();
        using var reader = TermsSegment.Write(field, MaxDoc, terms).OpenReader();
        var each = reader.GetTerms("f")!.GetEnumerator();
        foreach (var (term, _) in terms)
        {
            Assert.True(each.Next() && each.Term.SequenceEqual(term));
        }

        Assert.False(each.Next());
        for (var i = 0; i < terms.Length; i += 97)
        {
            Assert.True(each.SeekExact(terms[i].Key));
            var missing = (byte[])terms[i].Key.Clone();
            missing[^1]++;
            Assert.False(each.SeekExact(missing));
        }
    }

    [Fact]
    public async Task Find_by_many_threads_finds_each_term()
    {
        var map = RandomTerms(new Random(7), 2_000, 6, 5, IndexOptions.DocsAndFreqs);
        using var reader = TermsSegment.Write(TermsSegment.Field("f", 0, IndexOptions.DocsAndFreqs), MaxDoc, map).OpenReader();
        var terms = reader.GetTerms("f")!;
        var tasks = Enumerable.Range(0, 4).Select(seed => Task.Run(
            () =>
            {
                var random = new Random(seed);
                var keys = map.Keys.ToArray();
                for (var i = 0; i < 3_000; i++)
                {
                    CheckFind(terms, map, Probe(random, keys, 6), $"thread {seed}");
                }
            },
            TestContext.Current.CancellationToken));
        await Task.WhenAll(tasks);
    }

    [Fact]
    public void Postings_of_an_entry_after_the_reader_was_closed_throws()
    {
        var map = RandomTerms(new Random(8), 100, 6, 5, IndexOptions.DocsAndFreqs);
        var reader = TermsSegment.Write(TermsSegment.Field("f", 0, IndexOptions.DocsAndFreqs), MaxDoc, map).OpenReader();
        var entry = reader.GetTerms("f")!.Find(map.Keys.First())!;
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => entry.Postings(null, PostingsFlags.Freqs));
        Assert.Throws<ObjectDisposedException>(() => entry.Impacts(PostingsFlags.Freqs));
    }

    internal static SortedDictionary<byte[], TestPosting[]> RandomTerms(Random random, int count, int maxLength, int alphabet, IndexOptions options)
    {
        var map = new SortedDictionary<byte[], TestPosting[]>(TermsSegment.ByteOrder);
        for (var i = 0; i < count; i++)
        {
            var docs = random.Next(10) == 0 ? random.Next(1, 200) : 1;
            var postings = new SortedDictionary<int, TestPosting>();
            for (var d = 0; d < docs; d++)
            {
                var docId = random.Next(MaxDoc);
                postings[docId] = new TestPosting(docId, options == IndexOptions.Docs || random.Next(3) > 0 ? 1 : random.Next(1, 9));
            }

            map[RandomTerm(random, maxLength, alphabet)] = [.. postings.Values];
        }

        return map;
    }

    private static byte[] RandomTerm(Random random, int maxLength, int alphabet)
    {
        var term = new byte[random.Next(maxLength + 1)];
        foreach (ref var b in term.AsSpan())
        {
            b = (byte)random.Next(alphabet);
        }

        return term;
    }

    private static void CheckAgainst(SortedDictionary<byte[], TestPosting[]> map, IndexOptions options, Random random, string context, int probes)
    {
        var field = TermsSegment.Field("f", 0, options);
        using var reader = TermsSegment.Write(field, MaxDoc, map).OpenReader();
        var terms = reader.GetTerms("f")!;
        Assert.Equal(map.Count, terms.Size);
        Assert.Equal(map.Values.Sum(p => p.Length), terms.SumDocFreq);
        Assert.Equal(map.Values.SelectMany(p => p).Select(p => p.DocId).Distinct().Count(), terms.DocCount);

        var each = terms.GetEnumerator();
        PostingsEnum? postings = null;
        foreach (var (term, expected) in map)
        {
            Assert.True(each.Next() && each.Term.SequenceEqual(term), $"{context}, term {Hex(term)}");
            CheckTerm(each, ref postings, expected, $"{context}, term {Hex(term)}");
        }

        Assert.False(each.Next(), context);
        var keys = map.Keys.ToArray();
        var maxLength = keys.Max(k => k.Length);
        for (var i = 0; i < probes; i++)
        {
            CheckProbe(each, ref postings, map, keys, Probe(random, keys, maxLength), random, context);
            CheckFind(terms, map, Probe(random, keys, maxLength), context);
        }
    }

    // A term, or a term cut, lengthened or changed.
    private static byte[] Probe(Random random, byte[][] keys, int maxLength)
    {
        var key = keys[random.Next(keys.Length)];
        switch (random.Next(5))
        {
            case 0:
                return key[..random.Next(key.Length + 1)];
            case 1:
                return [.. key, (byte)random.Next(256)];
            case 2 when key.Length > 0:
                var changed = (byte[])key.Clone();
                changed[random.Next(key.Length)] += (byte)random.Next(256);
                return changed;
            case 3:
                var other = new byte[random.Next(Math.Min(8, maxLength) + 1)];
                random.NextBytes(other);
                return other;
            default:
                return key;
        }
    }

    private static void CheckFind(Terms terms, SortedDictionary<byte[], TestPosting[]> map, byte[] probe, string context)
    {
        context = $"{context}, look-up of {Hex(probe)}";
        var entry = terms.Find(probe);
        Assert.True(map.TryGetValue(probe, out var expected) == entry is not null, context);
        if (entry is not null)
        {
            Assert.True(entry.DocFreq == expected!.Length && entry.TotalTermFreq == expected.Sum(p => p.Freq), context);
            var postings = entry.Postings(null, PostingsFlags.Freqs);
            Assert.True(expected.All(p => postings.NextDoc() == p.DocId && postings.Freq == p.Freq), context);
            Assert.True(postings.NextDoc() == DocIdSetIterator.NoMoreDocs, context);
        }
    }

    private static void CheckProbe(
        TermsEnum each, ref PostingsEnum? postings, SortedDictionary<byte[], TestPosting[]> map, byte[][] keys, byte[] probe, Random random, string context)
    {
        context = $"{context}, probe {Hex(probe)}";
        var index = Array.BinarySearch(keys, probe, TermsSegment.ByteOrder);
        if (random.Next(2) == 0)
        {
            Assert.True(each.SeekExact(probe) == index >= 0, context);
        }
        else
        {
            var status = each.SeekCeil(probe);
            Assert.True(status == (index >= 0 ? SeekStatus.Found : ~index < keys.Length ? SeekStatus.NotFound : SeekStatus.End), $"{context}: {status}");
            index = index < 0 ? ~index : index;
        }

        for (var steps = random.Next(4); index >= 0 && index < keys.Length; steps--)
        {
            Assert.True(each.Term.SequenceEqual(keys[index]), context);
            if (random.Next(2) == 0)
            {
                CheckTerm(each, ref postings, map[keys[index]], context);
            }

            if (steps == 0)
            {
                break;
            }

            index++;
            Assert.True(each.Next() == index < keys.Length, context);
        }
    }

    private static void CheckTerm(TermsEnum each, ref PostingsEnum? postings, TestPosting[] expected, string context)
    {
        Assert.True(each.DocFreq == expected.Length, context);
        Assert.True(each.TotalTermFreq == expected.Sum(p => p.Freq), context);
        postings = each.Postings(postings, PostingsFlags.Freqs);
        Assert.True(postings.NextDoc() == expected[0].DocId && postings.Freq == expected[0].Freq, context);
    }

    private static string Hex(byte[] bytes) => bytes.Length > 40 ? $"{Convert.ToHexString(bytes[..40])}... of {bytes.Length}" : Convert.ToHexString(bytes);
}
