using SearchService.Engine.Model;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>A second reader, written from the format note alone: it recomputes every skip entry, every list of impacts and every
/// child pointer from the postings, on all levels.</summary>
public sealed class SkipDataTests
{
    public static TheoryData<int, IndexOptions, bool> DocFreqs()
    {
        var data = new TheoryData<int, IndexOptions, bool>();
        foreach (var df in new[] { 129, 255, 256, 257, 1023, 1024, 1025, 1152, 1153, 8191, 8192, 8193, 16385, 65535, 65536, 65537 })
        {
            data.Add(df, IndexOptions.Docs, false);
            data.Add(df, IndexOptions.DocsAndFreqs, true);
            data.Add(df, IndexOptions.DocsAndFreqsAndPositions, true);
            data.Add(df, IndexOptions.DocsAndFreqsAndPositions, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(DocFreqs))]
    public void Every_level_says_what_the_postings_say(int df, IndexOptions options, bool hasNorms)
    {
        var random = new Random(df);
        var maxDoc = 2 * df;
        var norms = hasNorms ? new byte[maxDoc] : null;
        for (var i = 0; i < norms?.Length; i++)
        {
            // All bytes but 0 occur, those above 0x7f, which are negative when signed, included.
            norms[i] = (byte)(1 + random.Next(random.Next(10) == 0 ? 255 : 8));
        }

        var term = PostingsFixture.RandomTerm(random, df, maxDoc);
        using var fixture = new PostingsFixture(options, maxDoc, norms).Write(PostingsFixture.RandomTerm(random, 140, maxDoc), term);
        var expected = new ExpectedSkipData(fixture, fixture.States[1], term, norms);
        expected.CheckAgainstFile();
        CheckImpactsEnum(fixture, expected, df, maxDoc, random);
    }

    // The cursor must show, on every level, the entry that covers the target.
    private static void CheckImpactsEnum(PostingsFixture fixture, ExpectedSkipData expected, int df, int maxDoc, Random random)
    {
        var cursor = fixture.Impacts(1);
        Assert.Equal(expected.NumLevels, cursor.NumLevels);
        var longest = maxDoc / (1 + random.Next(200));
        for (var target = 0; target < maxDoc; target += 1 + random.Next(longest))
        {
            cursor.AdvanceShallow(target);
            for (var level = 0; level < cursor.NumLevels; level++)
            {
                var (upTo, impacts) = expected.Covering(level, target);
                Assert.True(upTo == cursor.GetDocIdUpTo(level), $"df {df}, target {target}, level {level}: {cursor.GetDocIdUpTo(level)}, expected {upTo}");
                if (impacts is not null)
                {
                    Assert.Equal(impacts, cursor.GetImpacts(level).ToArray());
                }
                else
                {
                    Assert.Equal([expected.Bound], cursor.GetImpacts(level).ToArray());
                }
            }
        }
    }
}
