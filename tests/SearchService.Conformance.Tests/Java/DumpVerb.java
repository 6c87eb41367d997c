import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;

/** {@code dump INDEX full|digest [SECTION-PREFIX]}: everything the last commit holds, as canonical lines (see README.md). */
final class DumpVerb {
    private DumpVerb() {
    }

    static int run(String[] args, PrintStream out) throws Exception {
        Canonical lines = new Canonical(out, args[1].equals("digest"), args.length > 2 ? args[2] : "");
        try (Directory directory = FSDirectory.open(Paths.get(args[0]));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            if (lines.begin("index")) {
                lines.add("segments ").add(reader.leaves().size()).endLine();
                lines.add("maxDoc ").add(reader.maxDoc()).endLine();
                lines.add("numDocs ").add(reader.numDocs()).endLine();
                addMap(lines, "userData ", reader.getIndexCommit().getUserData());
                lines.end();
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                segment(lines, (SegmentReader) leaf.reader());
            }
        }
        return 0;
    }

    private static void segment(Canonical lines, SegmentReader reader) throws IOException {
        String name = reader.getSegmentName();
        if (lines.begin(name + " info")) {
            lines.add("maxDoc ").add(reader.maxDoc()).endLine();
            lines.add("numDocs ").add(reader.numDocs()).endLine();
            lines.add("compound ").add(Boolean.toString(reader.getSegmentInfo().info.getUseCompoundFile())).endLine();
            addSort(lines, reader.getMetaData().getSort());
            lines.end();
        }
        if (lines.begin(name + " deleted")) {
            Bits live = reader.getLiveDocs();
            for (int doc = 0; live != null && doc < reader.maxDoc(); doc++) {
                if (!live.get(doc)) {
                    lines.add(doc).endLine();
                }
            }
            lines.end();
        }
        List<FieldInfo> fields = new ArrayList<>();
        reader.getFieldInfos().forEach(fields::add);
        fields.sort(Comparator.comparingInt(field -> field.number));
        if (lines.begin(name + " fields")) {
            for (FieldInfo field : fields) {
                addField(lines, field);
            }
            lines.end();
        }
        fields.sort(Comparator.comparing(field -> field.name));
        for (FieldInfo field : fields) {
            if (field.getIndexOptions() != IndexOptions.NONE) {
                DumpTerms.terms(lines, reader, field);
            }
            if (field.hasNorms()) {
                DumpColumns.norms(lines, reader, field);
            }
            if (field.getDocValuesType() != DocValuesType.NONE) {
                DumpColumns.docValues(lines, reader, field);
            }
        }
        DumpStored.stored(lines, reader);
    }

    private static void addSort(Canonical lines, Sort sort) {
        if (sort == null) {
            return;
        }
        for (SortField field : sort.getSort()) {
            lines.add("sort ").add(field.getField()).add(' ').add(field.getType().name()).add(field.getReverse() ? " descending" : " ascending");
            lines.add(" missing=").add(String.valueOf(field.getMissingValue())).endLine();
        }
    }

    private static void addField(Canonical lines, FieldInfo field) {
        lines.add(field.number).add(' ').addEscaped(field.name);
        lines.add(" index=").add(field.getIndexOptions().name());
        lines.add(" docValues=").add(field.getDocValuesType().name());
        lines.add(" omitsNorms=").add(Boolean.toString(field.omitsNorms()));
        lines.add(" payloads=").add(Boolean.toString(field.hasPayloads()));
        lines.add(" vectors=").add(Boolean.toString(field.hasVectors()));
        lines.add(" points=").add(field.getPointDimensionCount()).add('/').add(field.getPointNumBytes());
        lines.endLine();
        addMap(lines, " ", field.attributes());
    }

    private static void addMap(Canonical lines, String lead, Map<String, String> map) {
        for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
            lines.add(lead).addEscaped(entry.getKey()).add('=').addEscaped(entry.getValue()).endLine();
        }
    }
}
