import java.io.IOException;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;

/**
 * Terms whose document frequency or frequency in one document lies at a boundary of the postings format, in fields of every kind of index
 * option: evenly spread, in one run, and repeated inside one document; and terms in more than 100,000 documents.
 */
final class FrequencyScenario {
    private static final int[] BOUNDARIES = {
        1, 2, 3, 127, 128, 129, 255, 256, 257, 1023, 1024, 1025, 8191, 8192, 8193, 65535, 65536, 65537, 100_001};
    private static final int DOCUMENTS = 100_100;

    private FrequencyScenario() {
    }

    static void write(String path, Random random) throws IOException {
        BytesRef[] spread = names("df");
        BytesRef[] run = names("run");
        try (IndexWriter writer = Writers.open(path, false)) {
            for (int doc = 0; doc < DOCUMENTS; doc++) {
                Document document = new Document();
                for (Kind kind : Kind.values()) {
                    ListTokens tokens = new ListTokens(kind == Kind.payloads);
                    frequent(tokens, doc, spread, run, random, kind);
                    repeated(tokens, doc);
                    if (!tokens.isEmpty()) {
                        document.add(new Field(kind.name(), tokens, kind.type));
                    }
                }
                writer.addDocument(document);
            }
            writer.commit();
        }
    }

    private static void frequent(ListTokens tokens, int doc, BytesRef[] spread, BytesRef[] run, Random random, Kind kind) {
        for (int i = 0; i < BOUNDARIES.length; i++) {
            long count = BOUNDARIES[i];
            if ((doc + 1) * count / DOCUMENTS > doc * count / DOCUMENTS) {
                tokens.add(spread[i], 1 + (random.nextInt(6) == 0 ? random.nextInt(random.nextInt(200) == 0 ? 600 : 8) : 0));
            }
            if (kind.runs && doc < count) {
                tokens.add(run[i], 1);
            }
        }
    }

    /** Document 40 + 3 i says the i-th word of its own as often as the i-th boundary. */
    private static void repeated(ListTokens tokens, int doc) {
        int place = doc - 40;
        if (place >= 0 && place % 3 == 0 && place / 3 < BOUNDARIES.length) {
            tokens.add("tf" + BOUNDARIES[place / 3], BOUNDARIES[place / 3]);
        }
    }

    private static BytesRef[] names(String lead) {
        BytesRef[] names = new BytesRef[BOUNDARIES.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = new BytesRef(lead + BOUNDARIES[i]);
        }
        return names;
    }

    /** The fields of the scenario. */
    private enum Kind {
        docs(Writers.DOCS, true),
        freqs(Writers.FREQS, true),
        positions(Writers.POSITIONS, false),
        offsets(Writers.OFFSETS, false),
        payloads(Writers.POSITIONS, false);

        private final FieldType type;
        private final boolean runs;

        Kind(FieldType type, boolean runs) {
            this.type = type;
            this.runs = runs;
        }
    }
}
