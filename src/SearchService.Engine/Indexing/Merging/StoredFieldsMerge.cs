using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Engine.Indexing;

/// <summary>Merges stored fields: documents are copied as bytes where the source numbers its fields as the index does, and
/// written anew where it does not (a segment of another writer's).</summary>
internal sealed class StoredFieldsMerge(SegmentReader[] sources, DocMap[] docMaps, FieldNumbers numbers, CancellationToken cancellation)
{
    private const int DocsBetweenChecks = 4096;

    public void Write(IndexDirectory directory, SegmentInfo info)
    {
        using var writer = new StoredFieldsWriter(directory, info);
        var anew = new Copier(writer, numbers);

        // Documents of one source come in order, so that each of its chunks is decompressed once.
        var cursors = Array.ConvertAll(sources, OpenCursor);
        try
        {
            var sequence = new MergeSequence(docMaps);
            for (var count = 0; sequence.Next(); count++)
            {
                if (count % DocsBetweenChecks == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                if (cursors[sequence.Source] is { } cursor)
                {
                    cursor.Read(sequence.DocId, out var serialized, out var fieldCount);
                    writer.AddSerialized(serialized, fieldCount);
                }
                else
                {
                    writer.StartDocument();
                    sources[sequence.Source].VisitDocument(sequence.DocId, anew);
                    writer.FinishDocument();
                }
            }
        }
        finally
        {
            Array.ForEach(cursors, c => c?.Dispose());
        }

        writer.Finish(info.MaxDoc);
    }

    // Null where documents cannot be copied as bytes.
    private StoredFieldsMergeCursor? OpenCursor(SegmentReader source) =>
        source.FieldInfos.All(f => numbers.NumberOf(f.Name) == f.Number) ? source.StoredFields.OpenMergeCursor() : null;

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
