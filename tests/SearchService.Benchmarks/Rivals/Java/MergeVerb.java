import java.nio.file.Path;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** {@code merge INDEX}: to one segment, as plain files. */
final class MergeVerb {
    private MergeVerb() {
    }

    static void run(String[] args) throws Exception {
        Path index = Path.of(args[0]);
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setNoCFSRatio(0);
        IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer()).setMergePolicy(policy).setUseCompoundFile(false);
        long start = System.nanoTime();
        try (Directory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, config)) {
            writer.forceMerge(1);
            writer.commit();
        }
        Figures.print("mergeSeconds", (System.nanoTime() - start) / 1e9);
        Figures.print("bytes", Figures.bytesOf(index));
    }
}
