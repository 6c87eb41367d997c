using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Engine.Indexing;

/// <summary>Merges stored fields: documents are copied as bytes where the source numbers its fields as the index does, and
/// written anew where it does not (a segment of another writer's).</summary>
internal sealed class StoredFieldsMerge(SegmentReader[] sources, FieldNumbers numbers, CancellationToken cancellation)
{
    private const int DocsBetweenChecks = 4096;

    public void Write(IndexDirectory directory, SegmentInfo info)
    {
        using var writer = new StoredFieldsWriter(directory, info);
        foreach (var source in sources)
        {
            if (source.FieldInfos.All(f => numbers.NumberOf(f.Name) == f.Number))
            {
                CopyBytes(source, writer);
            }
            else
            {
                WriteAnew(source, writer);
            }
        }

        writer.Finish(info.MaxDoc);
    }

    private void CopyBytes(SegmentReader source, StoredFieldsWriter writer)
    {
        var cursor = source.StoredFields.OpenMergeCursor();
        for (var doc = 0; doc < source.MaxDoc; doc++)
        {
            CheckCancelled(doc);
            if (source.LiveDocs?.Get(doc) != false)
            {
                cursor.Read(doc, out var serialized, out var fieldCount);
                writer.AddSerialized(serialized, fieldCount);
            }
        }
    }

    private void WriteAnew(SegmentReader source, StoredFieldsWriter writer)
    {
        var copier = new Copier(writer, numbers);
        for (var doc = 0; doc < source.MaxDoc; doc++)
        {
            CheckCancelled(doc);
            if (source.LiveDocs?.Get(doc) != false)
            {
                writer.StartDocument();
                source.VisitDocument(doc, copier);
                writer.FinishDocument();
            }
        }
    }

    private void CheckCancelled(int doc)
    {
        if (doc % DocsBetweenChecks == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private sealed class Copier(StoredFieldsWriter writer, FieldNumbers numbers) : StoredFieldVisitor
    {
        public override StoredFieldDemand Needs(FieldInfo field) => StoredFieldDemand.Yes;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => writer.WriteString(NumberOf(field), utf8);

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => writer.WriteBinary(NumberOf(field), value);

        public override void IntField(FieldInfo field, int value) => writer.WriteInt(NumberOf(field), value);

        public override void LongField(FieldInfo field, long value) => writer.WriteLong(NumberOf(field), value);

        public override void FloatField(FieldInfo field, float value) => writer.WriteFloat(NumberOf(field), value);

        public override void DoubleField(FieldInfo field, double value) => writer.WriteDouble(NumberOf(field), value);

        private int NumberOf(FieldInfo field) => numbers.NumberOf(field.Name);
    }
}
