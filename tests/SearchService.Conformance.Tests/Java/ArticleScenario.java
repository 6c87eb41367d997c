import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** Articles: a few segments with deletions, one large segment beside a small one, and segments in the order of a field. */
final class ArticleScenario {
    private ArticleScenario() {
    }

    static void several(String path, Random random, int documents) throws IOException {
        Articles articles = new Articles(random, 3_000, 15);
        try (IndexWriter writer = Writers.open(path, false)) {
            for (int i = 0; i < documents; i++) {
                writer.addDocument(articles.next("a" + i));
                if (i % 2_500 == 2_499) {
                    writer.commit();
                }
            }
            delete(writer, random, documents, documents / 20);
            writer.setLiveCommitData(Map.of("fingerprint", "j\u00e4va", "articles", "" + documents).entrySet());
            writer.commit();
        }
    }

    static void large(String path, Random random, int documents) throws IOException {
        Articles articles = new Articles(random, 20_000, 8);
        try (IndexWriter writer = Writers.open(path, false)) {
            for (int i = 0; i < documents; i++) {
                writer.addDocument(articles.next("a" + i));
            }
            writer.commit();
            for (int i = 0; i < 500; i++) {
                writer.addDocument(articles.next("b" + i));
            }
            delete(writer, random, documents, 1_000);
            writer.commit();
        }
    }

    static void sorted(String path, Random random) throws IOException {
        Articles articles = new Articles(random, 2_000, 15);
        try (IndexWriter writer = Writers.sorted(path, "quality")) {
            for (int i = 0; i < 6_000; i++) {
                writer.addDocument(articles.next("a" + i));
                if (i % 1_000 == 999) {
                    writer.commit();
                }
            }
            delete(writer, random, 6_000, 300);
            writer.forceMerge(1);
            for (int i = 0; i < 700; i++) {
                writer.addDocument(articles.next("b" + i));
            }
            writer.commit();
        }
    }

    private static void delete(IndexWriter writer, Random random, int documents, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            writer.deleteDocuments(new Term("id", "a" + random.nextInt(documents)));
        }
    }
}
