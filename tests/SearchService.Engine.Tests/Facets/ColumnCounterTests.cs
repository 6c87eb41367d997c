using SearchService.Engine.Codecs;
using SearchService.Engine.Facets;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Facets;

public sealed class ColumnCounterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Count_equals_the_plain_loop(int seed) => RandomColumns.CountsEqualPlain(seed, ColumnCounter.Count);

    [Fact]
    public void Count_takes_dense_and_sparse_windows_by_turns()
    {
        var random = new Random(4);
        const int maxDoc = 8 * ColumnCounter.WindowSize;
        var (segment, field) = RandomColumns.Column(random, maxDoc, 3, 0.9);
        using var reader = new DocValuesReader(segment.ReadState);
        var docs = new FixedBitSet(maxDoc);
        for (var window = 0; window < 8; window++)
        {
            var density = (window % 3) switch { 0 => 0.002, 1 => 0.6, _ => 0 };
            for (var i = 0; i < ColumnCounter.WindowSize; i++)
            {
                if (random.NextDouble() < density)
                {
                    docs.Set((window * ColumnCounter.WindowSize) + i);
                }
            }
        }

        RandomColumns.CountsEqualPlain(reader, field, docs, ColumnCounter.Count, "mixed windows");
    }
}
