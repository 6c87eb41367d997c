import java.io.IOException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.StoredFieldVisitor;

/** The stored fields of one segment in document order: a line {@code doc field type value} for each, floats as their bits. */
final class DumpStored extends StoredFieldVisitor {
    private final Canonical lines;
    private int doc;

    private DumpStored(Canonical lines) {
        this.lines = lines;
    }

    static void stored(Canonical lines, SegmentReader reader) throws IOException {
        if (!lines.begin(reader.getSegmentName() + " stored")) {
            return;
        }
        DumpStored visitor = new DumpStored(lines);
        for (visitor.doc = 0; visitor.doc < reader.maxDoc(); visitor.doc++) {
            reader.document(visitor.doc, visitor);
        }
        lines.end();
    }

    @Override
    public Status needsField(FieldInfo field) {
        return Status.YES;
    }

    @Override
    public void binaryField(FieldInfo field, byte[] value) {
        start(field, "bytes").addEscaped(value, 0, value.length).endLine();
    }

    @Override
    public void stringField(FieldInfo field, byte[] value) {
        start(field, "string").addEscaped(value, 0, value.length).endLine();
    }

    @Override
    public void intField(FieldInfo field, int value) {
        start(field, "int").add(value).endLine();
    }

    @Override
    public void longField(FieldInfo field, long value) {
        start(field, "long").add(value).endLine();
    }

    @Override
    public void floatField(FieldInfo field, float value) {
        start(field, "float").add(Float.floatToRawIntBits(value)).endLine();
    }

    @Override
    public void doubleField(FieldInfo field, double value) {
        start(field, "double").add(Double.doubleToRawLongBits(value)).endLine();
    }

    private Canonical start(FieldInfo field, String type) {
        return lines.add(doc).add(' ').addEscaped(field.name).add(' ').add(type).add(' ');
    }
}
