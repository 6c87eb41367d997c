import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/** Documents with the fields of our own index and synthetic content. */
final class Articles {
    private static final long YEAR_MS = 365L * 24 * 3600 * 1000;

    private final Random random;
    private final Words words;
    private final int textWords;

    Articles(Random random, int vocabulary, int textWords) {
        this.random = random;
        this.words = new Words(vocabulary, random);
        this.textWords = textWords;
    }

    Document next(String id) {
        Document document = new Document();
        document.add(new StringField("id", id, Field.Store.YES));
        String title = words.text(1 + random.nextInt(8));
        String text = title + ' ' + words.text(random.nextInt(2 * textWords));
        document.add(new Field("text", text, Writers.FREQS));
        if (random.nextInt(20) != 0) {
            document.add(new TextField("title", title, Field.Store.NO));
        }
        for (int topics = random.nextInt(4); topics > 0; topics--) {
            String topic = "Topic " + random.nextInt(40);
            document.add(new StringField("topic", topic.toLowerCase(), Field.Store.NO));
            document.add(new SortedSetDocValuesField("topic", new BytesRef(topic)));
        }
        String type = random.nextInt(9) == 0 ? "video" : "article";
        document.add(new StringField("type", type, Field.Store.NO));
        document.add(new SortedSetDocValuesField("type", new BytesRef(type)));
        if (random.nextInt(10) != 0) {
            document.add(new NumericDocValuesField("quality", random.nextInt(110) - 10));
        }
        document.add(new NumericDocValuesField("publishedDateTime", 1_600_000_000_000L + (long) (random.nextDouble() * YEAR_MS)));
        document.add(new StoredField("source", new BytesRef("{\"title\":\"" + title + "\"}")));
        return document;
    }
}
