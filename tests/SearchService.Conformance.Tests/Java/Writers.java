import java.io.IOException;
import java.nio.file.Paths;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;

/** Index writers and field types of the scenarios. */
final class Writers {
    static final FieldType DOCS = type(IndexOptions.DOCS, true);
    static final FieldType FREQS = type(IndexOptions.DOCS_AND_FREQS, false);
    static final FieldType POSITIONS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    static final FieldType OFFSETS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, false);

    private Writers() {
    }

    /** A writer that makes one segment per commit and merges only when told to. */
    static IndexWriter open(String path, boolean compound) throws IOException {
        return new IndexWriter(FSDirectory.open(Paths.get(path)), config(NoMergePolicy.INSTANCE, compound));
    }

    /** A writer whose {@code forceMerge} works; the merged segment is compound or not as told. */
    static IndexWriter merging(String path, boolean compound) throws IOException {
        return new IndexWriter(FSDirectory.open(Paths.get(path)), config(tiered(compound), compound));
    }

    /** As {@link #merging}, with the documents of every segment ordered by a long field, descending, nothing counting as -1. */
    static IndexWriter sorted(String path, String field) throws IOException {
        SortField order = new SortField(field, SortField.Type.LONG, true);
        order.setMissingValue(-1L);
        return new IndexWriter(FSDirectory.open(Paths.get(path)), config(tiered(false), false).setIndexSort(new Sort(order)));
    }

    private static MergePolicy tiered(boolean compound) {
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setNoCFSRatio(compound ? 1.0 : 0.0);
        policy.setSegmentsPerTier(50);
        return policy;
    }

    private static IndexWriterConfig config(MergePolicy policy, boolean compound) {
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
        config.setMergePolicy(policy);
        config.setMergeScheduler(new SerialMergeScheduler());
        config.setUseCompoundFile(compound);
        config.setRAMBufferSizeMB(400);
        config.setCommitOnClose(false);
        return config;
    }

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }
}
