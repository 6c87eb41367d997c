using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>Finds single articles and reads what is stored of them.</summary>
internal static class ArticleLookup
{
    /// <summary>The article, or null when the publication does not have it.</summary>
    public static ArticleDetails? Find(ArticleSnapshot snapshot, string id)
    {
        var docId = FindDocument(snapshot.Reader, id);
        if (docId < 0)
        {
            return null;
        }

        var stored = Read(snapshot.Reader, docId, withRelated: true);
        return new ArticleDetails(stored.Id, stored.Source, RelatedLinks.AddIds(snapshot.Searcher, stored.Related));
    }

    /// <summary>What is stored of a document.</summary>
    public static StoredArticle Read(IndexReader reader, int globalDocId, bool withRelated = false)
    {
        var visitor = new Visitor(withRelated);
        reader.VisitDocument(globalDocId, visitor);
        return new StoredArticle(visitor.Id, visitor.Source, visitor.Related);
    }

    /// <summary>The global document of an article, or -1 when the index does not have it.</summary>
    public static int FindDocument(IndexReader reader, string id)
    {
        var term = new Term(IndexFields.Id, id);
        foreach (var leaf in reader.Leaves)
        {
            var terms = leaf.Reader.GetTerms(term.Field)?.GetEnumerator();
            if (terms is null || !terms.SeekExact(term.Bytes))
            {
                continue;
            }

            var postings = terms.Postings(null, PostingsFlags.None);
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
            {
                if (leaf.Reader.LiveDocs?.Get(doc) != false)
                {
                    return leaf.DocBase + doc;
                }
            }
        }

        return -1;
    }

    private sealed class Visitor(bool withRelated) : StoredFieldVisitor
    {
        public string Id { get; private set; } = "";

        public byte[] Source { get; private set; } = [];

        public byte[] Related { get; private set; } = [];

        public override StoredFieldDemand Needs(FieldInfo field) => field.Name switch
        {
            IndexFields.Id => StoredFieldDemand.Yes,
            IndexFields.Source => StoredFieldDemand.Yes,
            IndexFields.Related when withRelated => StoredFieldDemand.Yes,
            IndexFields.Related => StoredFieldDemand.Stop,
            _ => StoredFieldDemand.No,
        };

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) =>
            Id = System.Text.Encoding.UTF8.GetString(utf8);

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
        {
            if (field.Name == IndexFields.Source)
            {
                Source = value.ToArray();
            }
            else
            {
                Related = value.ToArray();
            }
        }
    }
}
