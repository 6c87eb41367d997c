import java.io.IOException;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexWriter;

/** Stored fields: all value types, empty documents, many tiny ones, incompressible ones, and documents of several chunks. */
final class StoredScenario {
    /** Documents from this size on are cut into slices. */
    private static final int SLICED_BYTES = 614_400;

    private StoredScenario() {
    }

    static void write(String path, Random random) throws IOException {
        try (IndexWriter writer = Writers.open(path, false)) {
            for (int i = 0; i < 4_000; i++) {
                writer.addDocument(document(random, i));
            }
            writer.commit();
            for (int i = 0; i < 3_000; i++) {
                writer.addDocument(new Document());
            }
            writer.commit();
            for (int i = 0; i < 3; i++) {
                writer.addDocument(large(random, SLICED_BYTES / 2 * (i + 1) + i));
                writer.addDocument(new Document());
            }
            writer.commit();
        }
    }

    private static Document document(Random random, int i) {
        Document document = new Document();
        for (int fields = random.nextInt(6); fields > 0; fields--) {
            switch (random.nextInt(6)) {
                case 0: document.add(new StoredField("string", "number \u20ac\ud83d\ude00 " + random.nextInt(i + 1))); break;
                case 1: document.add(new StoredField("int", random.nextInt() >> random.nextInt(32))); break;
                case 2: document.add(new StoredField("long", time(random))); break;
                case 3: document.add(new StoredField("float", random.nextBoolean() ? random.nextFloat() : random.nextInt(300) - 150)); break;
                case 4: document.add(new StoredField("double", random.nextBoolean() ? random.nextGaussian() : random.nextInt(300) - 150)); break;
                default: document.add(new StoredField("bytes", noise(random, random.nextInt(400)))); break;
            }
        }
        if (i % 500 == 499) {
            return large(random, 10_000 * (i / 500));
        }
        return document;
    }

    /** Longs have short forms for multiples of a second, an hour and a day. */
    private static long time(Random random) {
        long[] units = {1, 1_000, 3_600_000, 86_400_000};
        return (random.nextLong() >> 20 + random.nextInt(44)) * units[random.nextInt(4)];
    }

    private static Document large(Random random, int bytes) {
        Document document = new Document();
        document.add(new StoredField("bytes", noise(random, bytes / 3)));
        document.add(new StoredField("string", "the quick brown fox ".repeat(bytes / 30)));
        document.add(new StoredField("int", bytes));
        return document;
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
