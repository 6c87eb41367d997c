using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Testing;

/// <summary>The stored section of a segment: every stored field of every document in order, deleted documents included.</summary>
public static class StoredDump
{
    public static void Write(CanonicalLines lines, string segment, LeafReader reader)
    {
        if (!lines.Begin($"{segment} stored"))
        {
            return;
        }

        var visitor = new Visitor(lines);
        for (var docId = 0; docId < reader.MaxDoc; docId++)
        {
            visitor.DocId = docId;
            reader.VisitDocument(docId, visitor);
        }

        lines.End();
    }

    private sealed class Visitor(CanonicalLines lines) : StoredFieldVisitor
    {
        public int DocId { get; set; }

        public override StoredFieldDemand Needs(FieldInfo field) => StoredFieldDemand.Yes;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Start(field, "string").AddEscaped(utf8).EndLine();

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => Start(field, "bytes").AddEscaped(value).EndLine();

        public override void IntField(FieldInfo field, int value) => Start(field, "int").Add(value).EndLine();

        public override void LongField(FieldInfo field, long value) => Start(field, "long").Add(value).EndLine();

        public override void FloatField(FieldInfo field, float value) =>
            Start(field, "float").Add(BitConverter.SingleToInt32Bits(value)).EndLine();

        public override void DoubleField(FieldInfo field, double value) =>
            Start(field, "double").Add(BitConverter.DoubleToInt64Bits(value)).EndLine();

        private CanonicalLines Start(FieldInfo field, string type) => lines.Add(DocId).Add(' ').AddEscaped(field.Name).Add(' ').Add(type).Add(' ');
    }
}
