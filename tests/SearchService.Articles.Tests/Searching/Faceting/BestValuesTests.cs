using SearchService.Engine.Segments;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class BestValuesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void List_equals_the_beginning_of_all_values_in_order(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 200; run++)
        {
            // Few different counts, so that many values have the same; no value twice.
            var counts = Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(1, 6)).ToArray();
            var column = new NamedColumn([.. Enumerable.Range(0, counts.Length).Select(i => $"{(char)random.Next('a', 'e')}{i}")]);
            var size = random.Next(1, 20);
            var also = random.Next(counts.Length);
            var best = new BestValues(column, counts, size);
            for (var ord = 0; ord < counts.Length; ord++)
            {
                best.Add(ord);
            }

            var all = Enumerable.Range(0, counts.Length).OrderByDescending(ord => counts[ord]).ThenBy(column.ValueOf, StringComparer.Ordinal);
            var expected = all.Where((ord, place) => place < size || ord == also).ToList();
            Assert.True(expected.SequenceEqual(best.List([also])), $"seed {seed}, run {run}");
        }
    }

    private sealed class NamedColumn(string[] names) : FacetColumn
    {
        public override int ValueCount => names.Length;

        public override string ValueOf(int ord) => names[ord];

        public override void Count(LeafReaderContext leaf, FixedBitSet docs, Span<int> counts) => throw new NotSupportedException();
    }
}
