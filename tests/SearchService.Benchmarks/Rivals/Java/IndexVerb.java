import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** {@code index ARTICLES INDEX THREADS RAM-MB TITLE-WEIGHT}: from memory, from the first article to the commit, without merges. */
final class IndexVerb {
    private IndexVerb() {
    }

    static void run(String[] args) throws Exception {
        List<byte[]> records = ArticleRecord.readAll(Path.of(args[0]));
        Path index = Path.of(args[1]);
        IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer())
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setMergePolicy(NoMergePolicy.INSTANCE)
                .setRAMBufferSizeMB(Integer.parseInt(args[3]))
                .setUseCompoundFile(false);
        try (Directory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, config)) {
            long start = System.nanoTime();
            addAll(writer, records, Integer.parseInt(args[2]), new Schema(Integer.parseInt(args[4])));
            writer.commit();
            double seconds = (System.nanoTime() - start) / 1e9;
            Figures.print("seconds", seconds);
            Figures.print("articlesPerSecond", records.size() / seconds);
        }
    }

    private static void addAll(IndexWriter writer, List<byte[]> records, int threads, Schema schema) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Throwable> failures = new ArrayList<>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(() -> {
                try {
                    for (int at = next.getAndIncrement(); at < records.size(); at = next.getAndIncrement()) {
                        writer.addDocument(schema.document(records.get(at)));
                    }
                } catch (Throwable failure) {
                    synchronized (failures) {
                        failures.add(failure);
                    }
                }
            });
            workers.add(worker);
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.get(0));
        }
    }
}
