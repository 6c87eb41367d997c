import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;

/**
 * A field with 200,000 and more distinct terms; fields of binary terms, of terms that share long prefixes, of lower-case ASCII terms (a suffix
 * encoding of their own), of few terms, and of the longest terms there can be.
 */
final class TermsScenario {
    private static final int PER_DOCUMENT = 20;

    private TermsScenario() {
    }

    static void write(String path, Random random, int terms) throws IOException {
        try (IndexWriter writer = Writers.open(path, false)) {
            for (int first = 0; first < terms; first += PER_DOCUMENT) {
                writer.addDocument(document(random, first));
            }
            writer.commit();
        }
    }

    private static Document document(Random random, int first) {
        ListTokens many = new ListTokens(false);
        ListTokens binary = new ListTokens(false);
        ListTokens prefixed = new ListTokens(false);
        ListTokens ascii = new ListTokens(false);
        for (int i = 0; i < PER_DOCUMENT; i++) {
            many.add("term" + Integer.toString(mix(first + i), 36) + '-' + (first + i), 1);
            binary.add(bytes(random, 1 + random.nextInt(random.nextInt(50) == 0 ? 300 : 6)), 1 + random.nextInt(3));
            prefixed.add("https://www.example.org/news/".repeat(1 + random.nextInt(3)) + random.nextInt(9_000) / 7, 1);
            ascii.add(word(random), 1);
        }
        Document document = new Document();
        document.add(new Field("many", many, Writers.DOCS));
        document.add(new Field("binary", binary, Writers.FREQS));
        document.add(new Field("prefixed", prefixed, Writers.POSITIONS));
        document.add(new Field("ascii", ascii, Writers.FREQS));
        document.add(new Field("few", new ListTokens(false).add(first % 3 == 0 ? "yes" : "no", 1), Writers.DOCS));
        if (first % 40_000 == 0) {
            ListTokens longest = new ListTokens(false).add("x".repeat(32_700) + first, 1).add(new BytesRef(), 2);
            document.add(new Field("longest", longest, Writers.POSITIONS));
        }
        return document;
    }

    /** A bijection of the integers, so that neighbours in number are no neighbours in order. */
    private static int mix(int value) {
        return (value * 0x2c1b3c6d) ^ 0x1234567;
    }

    private static BytesRef bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        if (random.nextInt(3) == 0) {
            Arrays.fill(bytes, 0, length / 2, (byte) random.nextInt(3));
        }
        return new BytesRef(bytes);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = 3 + random.nextInt(12); length > 0; length--) {
            word.append(random.nextInt(300) == 0 ? '\u00e9' : (char) ('a' + random.nextInt(random.nextBoolean() ? 4 : 26)));
        }
        return word.toString();
    }
}
