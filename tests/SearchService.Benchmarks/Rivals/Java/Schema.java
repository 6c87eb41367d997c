import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The document of an article: the fields that the other side indexes, of the same kinds. */
final class Schema {
    private static final FieldType FREQS = new FieldType();

    static {
        FREQS.setTokenized(true);
        FREQS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        FREQS.freeze();
    }

    private final int titleWeight;

    Schema(int titleWeight) {
        this.titleWeight = titleWeight;
    }

    Document document(byte[] record) {
        ArticleRecord article = new ArticleRecord(record);
        Document document = new Document();
        document.add(new StringField("id", article.text(), Field.Store.YES));
        addTexts(document, article);
        addValue(document, "provider_domain", article.text());
        addValue(document, "category", article.text());
        addValue(document, "type", article.text());
        addNumber(document, "quality", article.number());
        addNumber(document, "heat", article.number());
        addNumber(document, "publishedDateTime", article.number());
        document.add(new StoredField("source", article.bytes()));
        return document;
    }

    private void addTexts(Document document, ArticleRecord article) {
        String title = article.text();
        document.add(new TextField("title", title, Field.Store.NO));
        document.add(new WeightedField("text", title, FREQS, titleWeight));
        addText(document, "excerpt", article.text());
        List<String> topics = article.texts();
        for (String topic : topics) {
            addText(document, "topic_text", topic);
            addValue(document, "topic", topic);
        }
        String provider = article.text();
        addText(document, "provider_text", provider);
        addValue(document, "provider", provider);
    }

    private static void addText(Document document, String field, String text) {
        if (!text.isEmpty()) {
            document.add(new TextField(field, text, Field.Store.NO));
            document.add(new Field("text", text, FREQS));
        }
    }

    private static void addValue(Document document, String field, String value) {
        if (!value.isBlank()) {
            document.add(new StringField(field, value.strip().toLowerCase(Locale.ROOT), Field.Store.NO));
            document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
        }
    }

    private static void addNumber(Document document, String field, long value) {
        if (value != Long.MIN_VALUE) {
            document.add(new NumericDocValuesField(field, value));
        }
    }
}
