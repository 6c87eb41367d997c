import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Paths;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Impact;
import org.apache.lucene.index.Impacts;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * {@code advance INDEX FIELD MIN-DOC-FREQ full|digest}: walks the postings of every frequent enough term with steps of several kinds and
 * prints what it meets, a section for each segment and kind. A fixed step of n asks for doc + n; {@code doubling} for doc + 1, + 2, + 4, ...;
 * {@code positions} are the doubling steps with all positions read; {@code impacts} are those with the impacts of all levels.
 */
final class AdvanceVerb {
    private static final int[] STEPS = {1, 3, 64, 127, 128, 129, 500, 1024, 8191, 8193, 65537};

    private AdvanceVerb() {
    }

    static int run(String[] args, PrintStream out) throws Exception {
        Canonical lines = new Canonical(out, args[3].equals("digest"), "");
        try (Directory directory = FSDirectory.open(Paths.get(args[0]));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                segment(lines, (SegmentReader) leaf.reader(), args[1], Integer.parseInt(args[2]));
            }
        }
        return 0;
    }

    private static void segment(Canonical lines, SegmentReader reader, String field, int minDocFreq) throws IOException {
        Terms terms = reader.terms(field);
        if (terms == null) {
            return;
        }
        String prefix = reader.getSegmentName() + " advance " + field + " ";
        for (int step : STEPS) {
            walk(lines, prefix + step, terms, minDocFreq, step, PostingsEnum.FREQS);
        }
        walk(lines, prefix + "doubling", terms, minDocFreq, 0, PostingsEnum.FREQS);
        if (terms.hasPositions()) {
            walk(lines, prefix + "positions", terms, minDocFreq, 0, PostingsEnum.POSITIONS);
        }
        impacts(lines, prefix + "impacts", terms, minDocFreq);
    }

    private static void walk(Canonical lines, String section, Terms terms, int minDocFreq, int step, int flags) throws IOException {
        lines.begin(section);
        TermsEnum each = terms.iterator();
        while (each.next() != null) {
            if (each.docFreq() < minDocFreq) {
                continue;
            }
            lines.addEscaped(each.term());
            PostingsEnum postings = each.postings(null, flags);
            long growing = 1;
            int doc = -1;
            while ((doc = postings.advance(target(doc, step, growing))) != DocIdSetIterator.NO_MORE_DOCS) {
                growing *= 2;
                lines.add(' ').add(doc).add(':').add(postings.freq());
                for (int i = 0; flags == PostingsEnum.POSITIONS && i < postings.freq(); i++) {
                    lines.add(i == 0 ? ':' : ',').add(postings.nextPosition());
                }
            }
            lines.endLine();
        }
        lines.end();
    }

    private static int target(int doc, int step, long growing) {
        return (int) Math.min(DocIdSetIterator.NO_MORE_DOCS, doc + (step == 0 ? growing : step));
    }

    private static void impacts(Canonical lines, String section, Terms terms, int minDocFreq) throws IOException {
        lines.begin(section);
        TermsEnum each = terms.iterator();
        while (each.next() != null) {
            if (each.docFreq() < minDocFreq) {
                continue;
            }
            lines.addEscaped(each.term());
            ImpactsEnum postings = each.impacts(PostingsEnum.FREQS);
            long growing = 2; // for document 0 Lucene gives no more than a placeholder
            int doc = -1;
            while (doc != DocIdSetIterator.NO_MORE_DOCS) {
                int target = target(doc, 0, growing);
                postings.advanceShallow(target);
                levels(lines, postings.getImpacts());
                doc = postings.advance(target);
                lines.add(" at ").add(doc);
                growing *= 2;
            }
            lines.endLine();
        }
        lines.end();
    }

    /** Behind the last skip entry there is nothing in the file: what a reader assumes there is its own affair. */
    private static void levels(Canonical lines, Impacts impacts) {
        for (int level = 0; level < impacts.numLevels() && impacts.getDocIdUpTo(level) != DocIdSetIterator.NO_MORE_DOCS; level++) {
            lines.add(" to ").add(impacts.getDocIdUpTo(level));
            for (Impact impact : impacts.getImpacts(level)) {
                lines.add(' ').add(impact.freq).add('/').add(impact.norm);
            }
        }
    }
}
