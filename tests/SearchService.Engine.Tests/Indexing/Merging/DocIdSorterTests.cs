using SearchService.Engine.Indexing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

public sealed class DocIdSorterTests
{
    [Fact]
    public void Drain_gives_ids_in_order_and_leaves_nothing()
    {
        const int seed = 7;
        var random = new Random(seed);
        foreach (var maxDoc in new[] { 1, 63, 64, 65, 4_095, 4_096, 4_097, 262_143, 262_145, 600_000 })
        {
            var sorter = new DocIdSorter(maxDoc);
            for (var round = 0; round < 20; round++)
            {
                var ids = Enumerable.Range(0, random.Next(1, 3_000)).Select(_ => random.Next(maxDoc)).Append(maxDoc - 1).Append(0).Distinct().ToArray();
                foreach (var id in ids)
                {
                    sorter.Add(id);
                }

                Array.Sort(ids);
                Assert.True(sorter.Drain().SequenceEqual(ids), $"seed {seed}, round {round}, {ids.Length} ids below {maxDoc}");
            }

            Assert.True(sorter.Drain().IsEmpty);
        }
    }
}
