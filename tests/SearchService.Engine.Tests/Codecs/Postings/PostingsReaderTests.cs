using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class PostingsReaderTests
{
    public static TheoryData<int, IndexOptions> DocFreqs()
    {
        var data = new TheoryData<int, IndexOptions>();
        foreach (var options in new[] { IndexOptions.Docs, IndexOptions.DocsAndFreqs, IndexOptions.DocsAndFreqsAndPositions })
        {
            foreach (var around in new[] { 1, 128, 256, 1024, 8192, 65536 })
            {
                for (var df = Math.Max(1, around - 1); df <= around + 1; df++)
                {
                    data.Add(df, options);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(DocFreqs))]
    public void Postings_of_random_terms_equal_the_plain_lists(int df, IndexOptions options)
    {
        var seed = (df * 10) + (int)options;
        var random = new Random(seed);
        var maxDoc = df + random.Next(1 + (df * random.Next(1, 20)));

        // Neighbours before and behind, so that offsets do not begin at nothing.
        Posting[][] terms =
        [
            PostingsFixture.RandomTerm(random, Math.Min(maxDoc, 200), maxDoc),
            PostingsFixture.RandomTerm(random, df, maxDoc),
            PostingsFixture.RandomTerm(random, Math.Min(maxDoc, 3), maxDoc),
        ];
        using var fixture = new PostingsFixture(options, maxDoc).Write(terms);
        PostingsEnum? reuse = null;
        for (var term = 0; term < terms.Length; term++)
        {
            if (options == IndexOptions.DocsAndFreqsAndPositions)
            {
                foreach (var longestStep in new[] { 2, 300, 3000, maxDoc })
                {
                    reuse = fixture.Postings(term, PostingsFlags.Positions, reuse);
                    PostingsChecker.CheckPositionDeltas(terms[term], (BlockPositionsEnum)reuse, random, longestStep, seed);
                }
            }

            PostingsFlags[] allFlags = options == IndexOptions.Docs
                ? [PostingsFlags.None, PostingsFlags.Positions]
                : [PostingsFlags.None, PostingsFlags.Freqs, PostingsFlags.Positions];
            foreach (var flags in allFlags)
            {
                var expected = Seen(terms[term], options, flags);
                foreach (var positionsOneIn in new[] { 1, 10 })
                {
                    reuse = fixture.Postings(term, flags, reuse);
                    PostingsChecker.CheckScan(expected, reuse, random, positionsOneIn, seed);
                }

                foreach (var longestStep in new[] { 2, 300, 3000, maxDoc })
                {
                    reuse = fixture.Postings(term, flags, reuse);
                    PostingsChecker.CheckAdvance(expected, reuse, random, longestStep, seed);
                }

                PostingsChecker.CheckShallow(expected, fixture.Impacts(term, flags), random, seed);
            }
        }

        PostingsChecker.CheckFill(Seen(terms[1], options, PostingsFlags.Freqs), (BlockDocsEnum)fixture.Postings(1, PostingsFlags.Freqs), random, seed);
        PostingsChecker.CheckBitSet(terms[1], (BlockDocsEnum)fixture.Postings(1, PostingsFlags.None), fixture.Info.MaxDoc, random);
        PostingsChecker.CheckBlocks(Seen(terms[1], options, PostingsFlags.Freqs), (BlockDocsEnum)fixture.Postings(1, PostingsFlags.Freqs));
    }

    [Fact]
    public void Postings_of_dense_documents_equal_the_plain_list()
    {
        Posting[] all = [.. Enumerable.Range(0, 3000).Select(i => new Posting(i, 1, [7]))];
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 3000).Write(all);
        PostingsChecker.CheckScan(all, fixture.Postings(0, PostingsFlags.Positions), new Random(1), 1, 1);
        PostingsChecker.CheckAdvance(all, fixture.Postings(0, PostingsFlags.Positions), new Random(1), 500, 1);
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(256)]
    [InlineData(384)]
    public void Positions_that_fill_their_blocks_exactly_are_read(int ttf)
    {
        // All positions in one document, and in many: the tail is absent, or empty behind the last block.
        Posting[] one = [new(5, ttf, [.. Enumerable.Range(0, ttf).Select(i => i * 3)])];
        Posting[] many = [.. Enumerable.Range(0, ttf).Select(i => new Posting(2 * i, 1, [i]))];
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 2 * ttf).Write(one, many, one);
        PostingsEnum? reuse = null;
        foreach (var (term, expected) in new[] { (0, one), (1, many), (2, one) })
        {
            reuse = fixture.Postings(term, PostingsFlags.Positions, reuse);
            PostingsChecker.CheckScan(expected, reuse, new Random(2), 1, 2);
            reuse = fixture.Postings(term, PostingsFlags.Positions, reuse);
            PostingsChecker.CheckAdvance(expected, reuse, new Random(2), 200, 2);
        }
    }

    [Fact]
    public void Postings_reuse_takes_a_cursor_of_the_same_reader_only()
    {
        Posting[] term = [new(0, 1, [0]), new(3, 1, [0])];
        using var one = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 4).Write(term);
        using var other = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 4).Write(term);
        var docs = one.Postings(0, PostingsFlags.Freqs);
        var positions = one.Postings(0, PostingsFlags.Positions);
        Assert.Same(docs, one.Postings(0, PostingsFlags.None, docs));
        Assert.Same(positions, one.Postings(0, PostingsFlags.Positions, positions));
        Assert.NotSame(docs, one.Postings(0, PostingsFlags.Positions, docs));
        Assert.NotSame(docs, other.Postings(0, PostingsFlags.Freqs, docs));
        Assert.NotSame(positions, other.Postings(0, PostingsFlags.Positions, positions));
    }

    [Fact]
    public void Cursors_make_no_garbage_once_they_are_warm()
    {
        var random = new Random(4);
        var norms = new byte[20_000];
        random.NextBytes(norms);
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 20_000, norms)
            .Write(PostingsFixture.RandomTerm(random, 10_000, 20_000));
        var cursor = (ImpactsEnum)fixture.Postings(0, PostingsFlags.Positions);
        var leastBytes = Allocations.LeastBytes(() =>
        {
            Walk(cursor);
            Assert.Same(cursor, fixture.Postings(0, PostingsFlags.Positions, cursor));
        });
        Assert.Equal(0, leastBytes);

        static void Walk(ImpactsEnum cursor)
        {
            for (var doc = cursor.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = cursor.Advance(doc + 150))
            {
                cursor.NextPosition();
                cursor.AdvanceShallow(doc);
                for (var level = 0; level < cursor.NumLevels; level++)
                {
                    cursor.GetImpacts(level);
                }
            }
        }
    }

    [Fact]
    public void GetImpacts_of_few_documents_is_one_bound_to_the_end()
    {
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqs, 4).Write([[new(0, 3, []), new(3, 1, [])]]);
        var cursor = fixture.Impacts(0);
        cursor.AdvanceShallow(1);
        Assert.Equal(1, cursor.NumLevels);
        Assert.Equal(DocIdSetIterator.NoMoreDocs, cursor.GetDocIdUpTo(0));
        Assert.Equal([new Impact(3, 1)], cursor.GetImpacts(0).ToArray());
    }

    [Fact]
    public void CheckIntegrity_flipped_bit_throws()
    {
        using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 4).Write([[new(0, 1, [0]), new(3, 1, [0])]]);
        fixture.Reader.CheckIntegrity();
        var name = PostingsFixture.FileName("pos");
        var bytes = fixture.Directory.GetFile(name);
        bytes[0x3d] ^= 1;
        fixture.Directory.SetFile(name, bytes);
        using var reader = new PostingsReader(new SegmentReadState(fixture.Directory, fixture.Info, fixture.Fields));
        Assert.Throws<SearchService.Engine.Store.CorruptIndexException>(reader.CheckIntegrity);
    }

    // What a cursor shows of a term: without frequencies every document has 1, without positions none.
    private static Posting[] Seen(Posting[] term, IndexOptions options, PostingsFlags flags)
    {
        var freqs = options >= IndexOptions.DocsAndFreqs && flags >= PostingsFlags.Freqs;
        var positions = options >= IndexOptions.DocsAndFreqsAndPositions && flags == PostingsFlags.Positions;
        return [.. term.Select(p => new Posting(p.Doc, freqs ? p.Freq : 1, positions ? p.Positions : []))];
    }
}
