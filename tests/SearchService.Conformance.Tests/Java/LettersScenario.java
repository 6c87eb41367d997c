import java.io.IOException;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/**
 * Five segments, with deletions, of words of few letters, so that most words have many neighbours at one or two edits: of two letters in
 * {@code few}, of letters of all lengths in UTF-8 in {@code wide}, and like real ones, of consonants and vowels in turn, in {@code plain}.
 */
final class LettersScenario {
    private static final int PER_SEGMENT = 300;
    private static final String[] FEW = {"a", "b"};
    private static final String[] WIDE = {"a", "b", "\u00e9", "\u5b57", "\ufffd", "\ud83d\ude00", "\ud835\udcb3"};
    private static final String[] CONSONANTS = {"b", "d", "k", "l", "r", "s", "t"};
    private static final String[] VOWELS = {"a", "e", "o"};

    private LettersScenario() {
    }

    static void write(String path, Random random) throws IOException {
        try (IndexWriter writer = Writers.open(path, false)) {
            for (int i = 0; i < 5 * PER_SEGMENT; i++) {
                writer.addDocument(document(random, i));
                if (i % PER_SEGMENT == PER_SEGMENT - 1) {
                    writer.deleteDocuments(new Term("group", "g" + random.nextInt(7)));
                    writer.commit();
                }
            }
        }
    }

    private static Document document(Random random, int i) {
        Document document = new Document();
        document.add(new StringField("group", "g" + i % 7, Field.Store.NO));
        ListTokens few = new ListTokens(false);
        ListTokens wide = new ListTokens(false);
        ListTokens plain = new ListTokens(false);
        for (int words = 1 + random.nextInt(12); words > 0; words--) {
            few.add(word(random, 8, FEW, FEW), 1 + random.nextInt(3));
            wide.add(word(random, 4, WIDE, WIDE), 1 + random.nextInt(3));
            plain.add(word(random, 6, CONSONANTS, VOWELS), 1 + random.nextInt(3));
        }
        document.add(new Field("few", few, Writers.FREQS));
        document.add(new Field("wide", wide, Writers.POSITIONS));
        document.add(new Field("plain", plain, Writers.FREQS));
        return document;
    }

    /** One letter in turn from each alphabet; the first letters of an alphabet are the most likely. */
    private static String word(Random random, int longest, String[] odd, String[] even) {
        StringBuilder word = new StringBuilder();
        int length = 1 + random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            String[] letters = i % 2 == 0 ? odd : even;
            word.append(letters[(int) (letters.length * random.nextDouble() * random.nextDouble())]);
        }
        return word.toString();
    }
}
