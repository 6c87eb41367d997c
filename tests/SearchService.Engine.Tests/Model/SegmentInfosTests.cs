using SearchService.Engine.Model;
using Xunit;

namespace SearchService.Engine.Tests.Model;

public sealed class SegmentInfosTests
{
    [Fact]
    public void Files_are_those_of_all_segments_their_generations_and_the_commit_itself()
    {
        var first = new SegmentInfo("_0", new byte[16], 10) { Files = ["_0.si", "_0.fnm"] };
        var second = new SegmentInfo("_1", new byte[16], 5) { Files = ["_1.si"] };
        var commit = new SegmentInfos
        {
            Generation = 36,
            Segments =
            [
                new SegmentCommitInfo(first)
                {
                    DelGen = 37,
                    DelCount = 4,
                    FieldInfosFiles = new HashSet<string> { "_0_1.fnm" },
                    DocValuesUpdatesFiles = new Dictionary<int, IReadOnlySet<string>> { [2] = new HashSet<string> { "_0_1_Lucene80_0.dvd" } },
                },
                new SegmentCommitInfo(second),
            ],
        };
        Assert.Equal(["_0.fnm", "_0.si", "_0_1.fnm", "_0_11.liv", "_0_1_Lucene80_0.dvd", "_1.si", "segments_10"], commit.Files().Order(StringComparer.Ordinal));
        Assert.Equal(15, commit.TotalMaxDoc);
        Assert.Equal([6, 5], commit.Segments.Select(s => s.LiveDocCount));
    }
}
