using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;

namespace SearchService.Conformance.Tests;

/// <summary>Doc values in every shape that the writer distinguishes; the twin of ValuesScenario.java.</summary>
public static class ValuesDocuments
{
    private const int Documents = 140_000;

    private static readonly long[] Table = [long.MinValue, -77, 3, 1L << 40, long.MaxValue];

    public static void Write(IndexWriter writer, Random random)
    {
        var document = new Document();
        for (var i = 0; i < Documents; i++)
        {
            document.Clear();
            AddNumbers(document, random, i);
            AddSparse(document, random, i);
            AddDictionaries(document, random, i);
            writer.AddDocument(document);
            if (i == 300)
            {
                writer.Commit();
            }
        }

        writer.Commit();
    }

    private static void AddNumbers(Document document, Random random, int i)
    {
        AddNumber(document, "constant", 42);
        AddNumber(document, "table", Table[random.Next(Table.Length)]);
        AddNumber(document, "gcd", 1_000L * random.Next(70_000) + 7);
        AddNumber(document, "bit", random.Next(2));
        AddNumber(document, "date", 1_600_000_000_000L + i * 977L + random.Next(500));
        AddNumber(document, "negative", -random.Next(1 << 20));
        AddNumber(document, "full", AnyLong(random));
        var block = i >> 14;
        AddNumber(document, "blocks", (block % 3) switch { 0 => 5, 1 => random.Next(100), _ => AnyLong(random) >> 20 });
        AddNumber(document, "byte", random.Next(200));
        AddNumber(document, $"wide{i % 3}", AnyLong(random) >> ((i % 3 * 17) + 1));
    }

    private static void AddSparse(Document document, Random random, int i)
    {
        AddNumberIf(random.Next(1_000) == 0, document, "rare", i);
        AddNumberIf(random.Next(5) == 0, document, "fifth", random.Next(1_000));
        AddNumberIf(i >> 16 == 1 || (i >> 16 == 2 && i % 100 == 0), document, "uneven", 3L * i);
        AddNumberIf(random.Next(50) != 0, document, "most", random.Next(64));
        AddNumberIf(i == 70_000, document, "single", long.MinValue);
        AddNumberIf(i % 3 == 0, document, "thirdConstant", -1);
    }

    private static void AddDictionaries(Document document, Random random, int i)
    {
        document.Add(new SortedDocValuesField("sortedFew", $"value {random.Next(10)}"));
        document.Add(new SortedDocValuesField("sortedMany", $"https://example.org/{random.Next(60_000)}"));
        document.Add(new SortedDocValuesField("sortedOne", "only"));
        document.Add(new SortedSetDocValuesField("setSingle", $"s{random.Next(5_000)}"));
        for (var values = random.Next(5); values > 0; values--)
        {
            document.Add(new SortedSetDocValuesField("setMulti", $"topic {random.Next(3_000)}"));
        }

        if (random.Next(200) == 0)
        {
            document.Add(new SortedDocValuesField("sortedRare", new string('x', random.Next(60)) + random.Next(50)));
            document.Add(new SortedSetDocValuesField("setRare", $"a{random.Next(3)}"));
            document.Add(new SortedSetDocValuesField("setRare", $"b{random.Next(400)}"));
        }

        if (i == 5)
        {
            document.Add(new SortedSetDocValuesField("setOnce", ""));
        }
    }

    private static void AddNumberIf(bool wanted, Document document, string field, long value)
    {
        if (wanted)
        {
            AddNumber(document, field, value);
        }
    }

    private static void AddNumber(Document document, string field, long value) => document.Add(new NumericDocValuesField(field, value));

    private static long AnyLong(Random random) => random.NextInt64(long.MinValue, long.MaxValue);
}
