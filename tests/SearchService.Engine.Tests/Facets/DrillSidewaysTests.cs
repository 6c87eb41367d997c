using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Facets;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Facets;

public sealed class DrillSidewaysTests
{
    private static readonly string[] Colors = ["blue", "green", "red", "Ünique"];
    private static readonly string[] Shapes = ["round", "square", "flat"];
    private static readonly string[] Words = ["fox", "dog", "cat"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Counts_equal_a_count_over_plain_objects(int seed)
    {
        var random = new Random(seed);
        using var directory = new RamDirectory();
        var things = Index(directory, random);
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        var facets = new[] { SortedSetFacets.Create(reader, "color"), SortedSetFacets.Create(reader, "shape") };
        foreach (var (color, shape) in new[] { (null, null), ("red", null), (null, "flat"), ("blue", "round"), ("none", "round") })
        {
            var word = Words[random.Next(Words.Length)];
            var query = new TermQuery(new Term("title", word));
            var drill = new DrillSideways(searcher, query, [Filter("color", color), Filter("shape", shape)]);
            var counts = new[] { new int[facets[0].ValueCount], new int[facets[1].ValueCount] };
            var total = 0;
            foreach (var leaf in reader.Leaves)
            {
                var matches = drill.Matches(leaf);
                total += matches.Hits.Cardinality();
                facets[0].Count(leaf, matches.Sideways[0], counts[0]);
                facets[1].Count(leaf, matches.Sideways[1], counts[1]);
            }

            var matching = things.Where(t => t.Word == word).ToArray();
            Assert.Equal(matching.Count(t => HasColor(t, color) && HasShape(t, shape)), total);
            for (var ord = 0; ord < facets[0].ValueCount; ord++)
            {
                Assert.Equal(matching.Count(t => t.Colors.Contains(facets[0].Values[ord]) && HasShape(t, shape)), counts[0][ord]);
            }

            for (var ord = 0; ord < facets[1].ValueCount; ord++)
            {
                Assert.Equal(matching.Count(t => t.Shape == facets[1].Values[ord] && HasColor(t, color)), counts[1][ord]);
            }
        }
    }

    [Fact]
    public void Create_field_that_no_document_has_gives_no_values()
    {
        using var directory = new RamDirectory();
        Index(directory, new Random(5));
        using var reader = DirectoryReader.Open(directory);
        var facets = SortedSetFacets.Create(reader, "weight");
        Assert.Equal(0, facets.ValueCount);
        facets.Count(reader.Leaves[0], new Engine.Util.FixedBitSet(reader.Leaves[0].Reader.MaxDoc), []);
    }

    private static bool HasColor(Thing thing, string? color) => color is null || thing.Colors.Contains(color);

    private static bool HasShape(Thing thing, string? shape) => shape is null || thing.Shape == shape;

    private static TermInSetQuery? Filter(string field, string? value) => value is null ? null : new TermInSetQuery(field, value);

    private static List<Thing> Index(IndexDirectory directory, Random random)
    {
        var things = new List<Thing>();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()) { MaxBufferedDocs = 70, MaxMergeThreads = 0 });
        for (var i = 0; i < 400; i++)
        {
            var thing = new Thing(
                i,
                Words[random.Next(Words.Length)],
                Colors.Where(_ => random.Next(3) == 0).ToArray(),
                random.Next(4) == 0 ? null : Shapes[random.Next(Shapes.Length)]);
            things.Add(thing);
            writer.AddDocument(ToDocument(thing));
        }

        foreach (var gone in things.Where(t => t.Id % 7 == 3))
        {
            writer.DeleteDocuments(new Term("id", gone.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        writer.Commit();
        return things.Where(t => t.Id % 7 != 3).ToList();
    }

    private static Document ToDocument(Thing thing)
    {
        var document = new Document
        {
            new StringField("id", thing.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new TextField("title", thing.Word),
        };
        foreach (var color in thing.Colors)
        {
            document.Add(new StringField("color", color));
            document.Add(new SortedSetDocValuesField("color", color));
        }

        if (thing.Shape is not null)
        {
            document.Add(new StringField("shape", thing.Shape));
            document.Add(new SortedSetDocValuesField("shape", thing.Shape));
        }

        return document;
    }

    private sealed record Thing(int Id, string Word, string[] Colors, string? Shape);
}
