import org.apache.lucene.index.IndexWriter;

/** {@code hold INDEX} opens a writer, and with it the lock, until {@code release}. */
final class HoldVerb {
    private static IndexWriter held;

    private HoldVerb() {
    }

    static int hold(String[] args) throws Exception {
        held = Writers.open(args[0], false);
        return 0;
    }

    static int release() throws Exception {
        held.close();
        held = null;
        return 0;
    }
}
