using System.Text;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;

namespace SearchService.Conformance.Tests;

/// <summary>Terms whose document frequency or frequency in one document lies at a boundary of the postings format, evenly spread, in one run,
/// and repeated inside one document; the twin of FrequencyScenario.java.</summary>
public static class FrequencyDocuments
{
    private const int Documents = 100_100;

    private static readonly int[] Boundaries =
        [1, 2, 3, 127, 128, 129, 255, 256, 257, 1023, 1024, 1025, 8191, 8192, 8193, 65535, 65536, 65537, 100_001];

    private static readonly (string Name, FieldType Type)[] Fields =
    [
        ("docs", new FieldType { Tokenized = true, IndexOptions = IndexOptions.Docs, OmitNorms = true }),
        ("freqs", TextField.WithFreqs),
        ("positions", TextField.WithPositions),
    ];

    public static void Write(IndexWriter writer, Random random)
    {
        var document = new Document();
        for (var docId = 0; docId < Documents; docId++)
        {
            document.Clear();
            foreach (var (name, type) in Fields)
            {
                var text = new StringBuilder();
                AddFrequent(text, docId, random);
                AddRepeated(text, docId);
                if (text.Length > 0)
                {
                    document.Add(new TextField(name, text.ToString(), type));
                }
            }

            writer.AddDocument(document);
        }

        writer.Commit();
    }

    private static void AddFrequent(StringBuilder text, int docId, Random random)
    {
        foreach (long count in Boundaries)
        {
            if ((docId + 1) * count / Documents > docId * count / Documents)
            {
                var extra = random.Next(6) != 0 ? 0 : random.Next(random.Next(200) == 0 ? 600 : 8);
                Repeat(text, $"df{count}", 1 + extra);
            }

            Repeat(text, $"run{count}", docId < count ? 1 : 0);
        }
    }

    // Document 40 + 3 i says the i-th word of its own as often as the i-th boundary.
    private static void AddRepeated(StringBuilder text, int docId)
    {
        var place = docId - 40;
        if (place >= 0 && place % 3 == 0 && place / 3 < Boundaries.Length)
        {
            Repeat(text, $"tf{Boundaries[place / 3]}", Boundaries[place / 3]);
        }
    }

    private static void Repeat(StringBuilder text, string word, int count)
    {
        for (var i = 0; i < count; i++)
        {
            text.Append(word).Append(' ');
        }
    }
}
