import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** Four small segments with every kind of field, fields that come and go, deletions in some, and user data; optionally merged into one. */
final class MixedScenario {
    private static final int PER_SEGMENT = 300;

    private MixedScenario() {
    }

    static void write(String path, Random random, boolean compound, boolean merged) throws IOException {
        Articles articles = new Articles(random, 500, 10);
        try (IndexWriter writer = merged ? Writers.merging(path, compound) : Writers.open(path, compound)) {
            for (int i = 0; i < 4 * PER_SEGMENT; i++) {
                Document document = articles.next("a" + i);
                extend(document, random, i);
                writer.addDocument(document);
                if (i % PER_SEGMENT == PER_SEGMENT - 1) {
                    writer.deleteDocuments(new Term("number", "n" + random.nextInt(9)));
                    writer.commit();
                }
            }
            writer.deleteDocuments(new Term("late", "yes"), new Term("id", "a7"));
            writer.updateDocument(new Term("id", "a8"), articles.next("a8"));
            if (merged) {
                writer.forceMerge(1);
            }
            writer.setLiveCommitData(Map.of("fingerprint", "j\u00e4va", "", "empty key", "empty value", "").entrySet());
            writer.commit();
        }
    }

    private static void extend(Document document, Random random, int i) {
        document.add(new StringField("number", "n" + random.nextInt(40), Field.Store.NO));
        document.add(new LongPoint("point", random.nextInt(1_000)));
        document.add(new StoredField("note", random.nextLong()));
        if (i >= 2 * PER_SEGMENT) {
            document.add(new StringField("late", i % 11 == 0 ? "yes" : "no", Field.Store.YES));
            document.add(new NumericDocValuesField("lateNumber", i));
        }
        if (i < PER_SEGMENT && i % 4 == 0) {
            document.add(new SortedDocValuesField("early", new BytesRef("e" + i % 5)));
            document.add(new Field("payloads", new ListTokens(true).add("p", 1 + i % 200).add("q" + i % 3, 2), Writers.POSITIONS));
            document.add(new Field("offsets", new ListTokens(true).add("o", 1 + i % 3).add("r", 1), Writers.OFFSETS));
        }
    }
}
