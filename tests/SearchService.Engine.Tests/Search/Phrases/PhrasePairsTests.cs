using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Tests.Codecs;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class PhrasePairsTests
{
    [Fact]
    public void Count_gives_what_counting_one_by_one_gives()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var maxFreq = random.Next(1, 14);
            var great = random.Next(10) == 0;
            using var fixture = new PostingsFixture(IndexOptions.DocsAndFreqsAndPositions, 128)
                .Write(Term(random, maxFreq, great), Term(random, random.Next(1, 14), great));
            int[] indexes = [.. Enumerable.Range(0, 128).Where(_ => random.Next(3) == 0).DefaultIfEmpty(127)];
            var distance = random.Next(3);
            var (counts, plain) = (new int[indexes.Length], new int[indexes.Length]);

            PhrasePairs.Count(Read(fixture, 0, indexes), Read(fixture, 1, indexes), distance, counts);
            PhrasePairs.CountScalar(Read(fixture, 0, indexes), Read(fixture, 1, indexes), distance, plain);
            Assert.True(plain.SequenceEqual(counts), $"seed {seed}");
        }
    }

    private static CandidatePositions Read(PostingsFixture fixture, int term, int[] indexes)
    {
        var cursor = (BlockPositionsEnum)fixture.Postings(term, PostingsFlags.Positions);
        cursor.NextDoc();
        return new CandidatePositions(cursor, indexes);
    }

    private static Posting[] Term(Random random, int maxFreq, bool great) => [.. Enumerable.Range(0, 128).Select(doc =>
    {
        var freq = random.Next(1, maxFreq + 1);
        var farthest = great && random.Next(3) == 0 ? PostingsFormat.MaxPosition : 20;
        int[] positions = [.. Enumerable.Range(0, freq).Select(_ => farthest - random.Next(20)).Order()];
        return new Posting(doc, freq, positions);
    })];
}
