using SearchService.Engine.Segments;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class TitleIntersectionTests
{
    [Fact]
    public void Fill_gives_what_all_sets_contain_in_order()
    {
        var kinds = new HashSet<(bool, bool)>();
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var maxDoc = random.Next(1, 3_000);
            var members = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Draw(random, maxDoc)).ToList();
            var sets = members.ConvertAll(docs => SetOf(docs, maxDoc));
            kinds.Add((sets.Exists(set => set.Bits is null), sets.Exists(set => set.Bits is not null)));

            var expected = members.Aggregate((all, docs) => [.. all.Intersect(docs)]);
            Assert.True(expected.SequenceEqual(Read(new TitleIntersection(sets), random.Next(1, 600))), $"seed {seed}");
            Assert.All(sets.Zip(members), pair => Assert.Equal(pair.Second.Count, pair.First.Count));
        }

        Assert.Equal([(false, true), (true, false), (true, true)], kinds.Order());
    }

    private static List<int> Draw(Random random, int maxDoc)
    {
        var share = random.Next(3) switch
        {
            0 => 0.004,
            1 => 0.1,
            _ => 0.8,
        };
        return [.. Enumerable.Range(0, maxDoc).Where(_ => random.NextDouble() < share)];
    }

    // In two parts, as out of two segments.
    private static TitleSet SetOf(List<int> docs, int maxDoc)
    {
        var half = maxDoc / 2;
        var collector = new TitleSetCollector(maxDoc);
        foreach (var (docBase, part) in new[] { (0, docs.FindAll(doc => doc < half)), (half, docs.FindAll(doc => doc >= half)) })
            collector.GetLeafCollector(new LeafReaderContext(null!, 0, docBase)).Collect([.. part.Select(doc => doc - docBase)], []);
        return new TitleSet(collector);
    }

    private static List<int> Read(TitleIntersection titles, int batchSize)
    {
        var all = new List<int>();
        var batch = new int[batchSize];
        int count;
        do
        {
            count = titles.Fill(batch);
            all.AddRange(batch[..count]);
        }
        while (count == batchSize);

        return all;
    }
}
