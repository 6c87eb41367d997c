using System.Text;
using System.Text.Json;
using SearchService.Articles;
using SearchService.Engine.Inspection;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Hardening;

/// <summary>Which revision of which article an index holds.</summary>
internal static class IndexedRevisions
{
    /// <summary>The revision of each article, by id; null when there is no commit.</summary>
    /// <exception cref="InvalidDataException">The index is damaged, or has one article twice.</exception>
    public static Dictionary<string, int>? Read(MMapDirectory directory)
    {
        if (!directory.ListAll().Any(file => IndexFileNames.GenerationFromSegmentsFileName(file) > 0))
        {
            return null;
        }

        var status = CheckIndex.Check(directory);
        if (!status.IsClean)
        {
            throw new InvalidDataException("CheckIndex: " + string.Join("; ", status.Errors));
        }

        using var reader = DirectoryReader.Open(directory);
        var revisions = new Dictionary<string, int>();
        foreach (var leaf in reader.Leaves)
        {
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                if (leaf.Reader.LiveDocs?.Get(doc) != false)
                {
                    var source = new SourceVisitor();
                    leaf.Reader.VisitDocument(doc, source);
                    if (!revisions.TryAdd(source.Id, source.Revision))
                    {
                        throw new InvalidDataException($"the article {source.Id} is there twice");
                    }
                }
            }
        }

        return revisions;
    }

    private sealed class SourceVisitor : StoredFieldVisitor
    {
        public string Id { get; private set; } = "";

        public int Revision { get; private set; }

        public override StoredFieldDemand Needs(FieldInfo field) =>
            field.Name is IndexFields.Id or IndexFields.Source ? StoredFieldDemand.Yes : StoredFieldDemand.No;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Id = Encoding.UTF8.GetString(utf8);

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
        {
            using var article = JsonDocument.Parse(value.ToArray());
            Revision = ChangingFolder.RevisionOf(article.RootElement.GetProperty("title").GetString()!);
        }
    }
}
