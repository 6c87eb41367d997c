using System.Globalization;
using System.Text;
using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Facets;
using SearchService.Engine.Indexing;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Facets;

public sealed class SortedSetFacetsTests
{
    [Fact]
    public void Count_equals_the_plain_loop_for_few_documents_and_for_many()
    {
        const int documents = 9_000;
        var random = new Random(1);
        using var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer())))
        {
            for (var i = 0; i < documents; i++)
            {
                writer.AddDocument(new Document
                {
                    new SortedSetDocValuesField("topic", "news"),
                    new SortedSetDocValuesField("topic", random.Next(300).ToString(CultureInfo.InvariantCulture)),
                });
            }

            writer.Commit();
        }

        using var reader = DirectoryReader.Open(directory);
        var facets = SortedSetFacets.Create(reader, "topic");
        var all = Enumerable.Range(0, facets.ValueCount).ToArray();
        foreach (var share in (double[])[0, 0.01, 0.6, 1, 0.01])
        {
            var actual = new int[facets.ValueCount];
            var expected = new int[facets.ValueCount];
            foreach (var leaf in reader.Leaves)
            {
                var docs = RandomColumns.RandomDocs(random, leaf.Reader.MaxDoc, share);
                facets.Count(leaf, docs, actual);
                var column = leaf.Reader.GetSortedSetDocValues("topic")!;
                var targets = Array.ConvertAll(all[..column.ValueCount], ord => GlobalOrd(facets, column.LookupOrd(ord)));
                ColumnCounter.CountPlain(column, docs, 0, docs.Length, targets, expected);
            }

            Assert.Equal(expected, actual);
        }
    }

    private static int GlobalOrd(SortedSetFacets facets, ReadOnlySpan<byte> value) =>
        facets.Values.ToList().IndexOf(Encoding.UTF8.GetString(value));
}
