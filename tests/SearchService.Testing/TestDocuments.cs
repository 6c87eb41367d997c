using System.Text;
using SearchService.Engine.Documents;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Testing;

/// <summary>Small documents, and the plainest ways to see which of them an index holds.</summary>
public static class TestDocuments
{
    /// <summary>A document with an id, a title, a stored copy, and one column of each kind.</summary>
    public static Document Create(string id, string title = "some title") =>
    [
        new StringField("id", id, stored: true),
        new TextField("title", title) { CopyTo = new CopyTarget("text", TextField.WithFreqs, 3) },
        new StoredField("source", Encoding.UTF8.GetBytes($"{{\"{id}\":\"{title}\"}}")),
        new NumericDocValuesField("length", title.Length),
        new SortedSetDocValuesField("words", title),
        new SortedSetDocValuesField("words", id),
        new SortedDocValuesField("name", title),
    ];

    public static Term IdTerm(string id) => new("id", id);

    /// <summary>The ids of all live documents, in order.</summary>
    public static IReadOnlyList<string> Ids(IndexDirectory directory)
    {
        using var reader = DirectoryReader.Open(directory);
        return Ids(reader);
    }

    /// <inheritdoc cref="Ids(IndexDirectory)"/>
    public static IReadOnlyList<string> Ids(IndexReader reader)
    {
        var ids = new List<string>();
        foreach (var leaf in reader.Leaves)
        {
            var terms = leaf.Reader.GetTerms("id")?.GetEnumerator();
            while (terms?.Next() == true)
            {
                if (LiveDocsOf(leaf.Reader, terms).Any())
                {
                    ids.Add(Encoding.UTF8.GetString(terms.Term));
                }
            }
        }

        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    /// <summary>The stored ids of the live documents that hold a term, in order.</summary>
    public static IReadOnlyList<string> IdsWith(IndexDirectory directory, string field, string text)
    {
        using var reader = DirectoryReader.Open(directory);
        var ids = new List<string>();
        foreach (var leaf in reader.Leaves)
        {
            var terms = leaf.Reader.GetTerms(field)?.GetEnumerator();
            if (terms?.SeekExact(Encoding.UTF8.GetBytes(text)) == true)
            {
                ids.AddRange(LiveDocsOf(leaf.Reader, terms).Select(doc => StoredId(leaf.Reader, doc)));
            }
        }

        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    /// <summary>The stored id of a document.</summary>
    public static string StoredId(LeafReader reader, int docId)
    {
        var visitor = new IdVisitor();
        reader.VisitDocument(docId, visitor);
        return visitor.Id ?? throw new InvalidOperationException($"document {docId} has no stored id");
    }

    private static List<int> LiveDocsOf(LeafReader reader, TermsEnum terms)
    {
        var docs = new List<int>();
        var postings = terms.Postings(null, PostingsFlags.None);
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
        {
            if (reader.LiveDocs?.Get(doc) != false)
            {
                docs.Add(doc);
            }
        }

        return docs;
    }

    private sealed class IdVisitor : StoredFieldVisitor
    {
        public string? Id { get; private set; }

        public override StoredFieldDemand Needs(FieldInfo field) =>
            field.Name == "id" ? StoredFieldDemand.Yes : StoredFieldDemand.No;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Id = Encoding.UTF8.GetString(utf8);
    }
}
