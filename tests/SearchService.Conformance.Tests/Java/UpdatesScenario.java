import java.io.IOException;
import java.util.Random;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** Numeric doc values changed in place after their segments were written, by commits of their own. */
final class UpdatesScenario {
    private UpdatesScenario() {
    }

    static void write(String path, Random random) throws IOException {
        Articles articles = new Articles(random, 500, 10);
        try (IndexWriter writer = Writers.open(path, true)) {
            for (int i = 0; i < 900; i++) {
                writer.addDocument(articles.next("a" + i));
                if (i % 400 == 399) {
                    writer.commit();
                }
            }
            writer.commit();
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 50; i++) {
                    writer.updateNumericDocValue(new Term("id", "a" + random.nextInt(900)), "quality", 1_000L * random.nextInt(50));
                }
                writer.commit();
            }
        }
    }
}
