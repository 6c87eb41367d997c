import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/** Norms and doc values of one field of one segment: a line per document that has a value. */
final class DumpColumns {
    private DumpColumns() {
    }

    static void norms(Canonical lines, SegmentReader reader, FieldInfo field) throws IOException {
        if (lines.begin(reader.getSegmentName() + " norms " + field.name)) {
            numbers(lines, reader.getNormValues(field.name));
            lines.end();
        }
    }

    /** Columns of the kinds that the engine reads; BINARY and SORTED_NUMERIC are left out. */
    static void docValues(Canonical lines, SegmentReader reader, FieldInfo field) throws IOException {
        boolean unread = field.getDocValuesType() == DocValuesType.BINARY || field.getDocValuesType() == DocValuesType.SORTED_NUMERIC;
        if (unread || !lines.begin(reader.getSegmentName() + " values " + field.name)) {
            return;
        }
        switch (field.getDocValuesType()) {
            case NUMERIC: numbers(lines, DocValues.getNumeric(reader, field.name)); break;
            case SORTED: sorted(lines, DocValues.getSorted(reader, field.name)); break;
            case SORTED_SET: sortedSet(lines, DocValues.getSortedSet(reader, field.name)); break;
            default: throw new IllegalStateException(field.name);
        }
        lines.end();
    }

    private static void numbers(Canonical lines, NumericDocValues values) throws IOException {
        while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            lines.add(values.docID()).add(' ').add(values.longValue()).endLine();
        }
    }

    private static void sorted(Canonical lines, SortedDocValues values) throws IOException {
        lines.add("values ").add(values.getValueCount()).endLine();
        for (int ord = 0; ord < values.getValueCount(); ord++) {
            lines.add(ord).add('=').addEscaped(values.lookupOrd(ord)).endLine();
        }
        while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            lines.add(values.docID()).add(' ').add(values.ordValue()).endLine();
        }
    }

    private static void sortedSet(Canonical lines, SortedSetDocValues values) throws IOException {
        lines.add("values ").add(values.getValueCount()).endLine();
        for (long ord = 0; ord < values.getValueCount(); ord++) {
            lines.add(ord).add('=').addEscaped(values.lookupOrd(ord)).endLine();
        }
        while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            lines.add(values.docID());
            for (long ord = values.nextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = values.nextOrd()) {
                lines.add(' ').add(ord);
            }
            lines.endLine();
        }
    }
}
