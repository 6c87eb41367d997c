using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;

namespace SearchService.Conformance.Tests;

/// <summary>Stored texts, bytes and numbers, empty documents, noise, and documents that are cut into slices; the twin of StoredScenario.java.</summary>
public static class StoredDocuments
{
    /// <summary>Documents from this size on are cut into slices.</summary>
    private const int SlicedBytes = 614_400;

    public static void Write(IndexWriter writer, Random random)
    {
        for (var i = 0; i < 4_000; i++)
        {
            writer.AddDocument(i % 500 == 499 ? Large(random, 10_000 * (i / 500)) : Small(random, i));
        }

        writer.Commit();
        for (var i = 0; i < 3_000; i++)
        {
            writer.AddDocument([]);
        }

        writer.Commit();
        for (var i = 0; i < 3; i++)
        {
            writer.AddDocument(Large(random, (SlicedBytes / 2 * (i + 1)) + i));
            writer.AddDocument([]);
        }

        writer.Commit();
    }

    private static Document Small(Random random, int i)
    {
        var document = new Document();
        for (var fields = random.Next(6); fields > 0; fields--)
        {
            document.Add(random.Next(3) switch
            {
                0 => new StoredField("string", $"number \u20ac\U0001f600 {random.Next(i + 1)}"),
                1 => new StoredField("long", Time(random)),
                _ => new StoredField("bytes", Noise(random, random.Next(400))),
            });
        }

        return document;
    }

    // Longs have short forms for multiples of a second, an hour and a day.
    private static long Time(Random random)
    {
        long[] units = [1, 1_000, 3_600_000, 86_400_000];
        return (random.NextInt64(long.MinValue, long.MaxValue) >> (20 + random.Next(44))) * units[random.Next(units.Length)];
    }

    private static Document Large(Random random, int bytes) =>
    [
        new StoredField("bytes", Noise(random, bytes / 3)),
        new StoredField("string", string.Concat(Enumerable.Repeat("the quick brown fox ", bytes / 30))),
        new StoredField("long", bytes),
    ];

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
