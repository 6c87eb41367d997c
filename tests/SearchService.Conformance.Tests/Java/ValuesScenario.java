import java.io.IOException;
import java.util.Random;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;

/** Doc values in every shape the format has: of numbers, of dictionaries, and of the set of documents that have one. */
final class ValuesScenario {
    private ValuesScenario() {
    }

    static void write(String path, Random random, int documents) throws IOException {
        long[] table = {Long.MIN_VALUE, -77, 3, 1L << 40, Long.MAX_VALUE};
        try (IndexWriter writer = Writers.open(path, false)) {
            for (int i = 0; i < documents; i++) {
                Document document = new Document();
                numbers(document, random, i, table);
                sparse(document, random, i);
                dictionaries(document, random, i);
                others(document, random, i);
                writer.addDocument(document);
                if (i == 300) {
                    writer.commit();
                }
            }
            writer.commit();
        }
    }

    private static void numbers(Document document, Random random, int i, long[] table) {
        number(document, "constant", 42);
        number(document, "table", table[random.nextInt(table.length)]);
        number(document, "gcd", 1_000L * random.nextInt(70_000) + 7);
        number(document, "bit", random.nextInt(2));
        number(document, "date", 1_600_000_000_000L + i * 977L + random.nextInt(500));
        number(document, "negative", -random.nextInt(1 << 20));
        number(document, "full", random.nextLong());
        int block = i >> 14;
        number(document, "blocks", block % 3 == 0 ? 5 : block % 3 == 1 ? random.nextInt(100) : random.nextLong() >> 20);
        number(document, "byte", random.nextInt(200));
        number(document, "wide" + i % 3, random.nextLong() >> (i % 3) * 17 + 1);
    }

    private static void sparse(Document document, Random random, int i) {
        if (random.nextInt(1_000) == 0) {
            number(document, "rare", i);
        }
        if (random.nextInt(5) == 0) {
            number(document, "fifth", random.nextInt(1_000));
        }
        int block = i >> 16;
        if (block == 1 || block == 2 && i % 100 == 0) {
            number(document, "uneven", 3L * i);
        }
        if (random.nextInt(50) != 0) {
            number(document, "most", random.nextInt(64));
        }
        if (i == 70_000) {
            number(document, "single", Long.MIN_VALUE);
        }
        if (i % 3 == 0) {
            number(document, "thirdConstant", -1);
        }
    }

    private static void dictionaries(Document document, Random random, int i) {
        document.add(new SortedDocValuesField("sortedFew", new BytesRef("value " + random.nextInt(10))));
        document.add(new SortedDocValuesField("sortedMany", new BytesRef("https://example.org/" + random.nextInt(60_000))));
        document.add(new SortedDocValuesField("sortedOne", new BytesRef("only")));
        document.add(new SortedSetDocValuesField("setSingle", new BytesRef("s" + random.nextInt(5_000))));
        for (int values = random.nextInt(5); values > 0; values--) {
            document.add(new SortedSetDocValuesField("setMulti", new BytesRef("topic " + random.nextInt(3_000))));
        }
        if (random.nextInt(200) == 0) {
            document.add(new SortedDocValuesField("sortedRare", new BytesRef("x".repeat(random.nextInt(60)) + random.nextInt(50))));
            document.add(new SortedSetDocValuesField("setRare", new BytesRef("a" + random.nextInt(3))));
            document.add(new SortedSetDocValuesField("setRare", new BytesRef("b" + random.nextInt(400))));
        }
        if (i == 5) {
            document.add(new SortedSetDocValuesField("setOnce", new BytesRef()));
        }
    }

    private static void others(Document document, Random random, int i) {
        document.add(new SortedNumericDocValuesField("numbersSingle", random.nextInt(500)));
        for (int values = random.nextInt(4); values > 0; values--) {
            document.add(new SortedNumericDocValuesField("numbersMulti", random.nextInt(1 << values * 7)));
        }
        document.add(new BinaryDocValuesField("bytesFixed", new BytesRef(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)})));
        if (i % 7 != 0) {
            document.add(new BinaryDocValuesField("bytesVaried", new BytesRef("b".repeat(i % 9))));
        }
    }

    private static void number(Document document, String field, long value) {
        document.add(new NumericDocValuesField(field, value));
    }
}
