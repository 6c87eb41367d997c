import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Paths;
import org.apache.lucene.codecs.lucene84.Lucene84PostingsFormat.IntBlockTermState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * {@code places INDEX FIELD MIN-DOC-FREQ}: where the postings of every frequent enough term lie, as the terms dictionary says:
 * {@code SEGMENT TERM docFreq totalTermFreq docStart posStart payStart skipOffset}, offsets into the segment's files.
 */
final class PlacesVerb {
    private PlacesVerb() {
    }

    static int run(String[] args, PrintStream out) throws Exception {
        Canonical lines = new Canonical(out, false, "");
        try (Directory directory = FSDirectory.open(Paths.get(args[0]));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                Terms terms = leaf.reader().terms(args[1]);
                if (terms != null) {
                    places(lines, ((SegmentReader) leaf.reader()).getSegmentName(), terms, Integer.parseInt(args[2]));
                }
            }
        }
        lines.flush();
        return 0;
    }

    private static void places(Canonical lines, String segment, Terms terms, int minDocFreq) throws IOException {
        TermsEnum each = terms.iterator();
        while (each.next() != null) {
            if (each.docFreq() < minDocFreq) {
                continue;
            }
            lines.add(segment).add(' ').addEscaped(each.term()).add(' ').add(each.docFreq()).add(' ').add(each.totalTermFreq());
            IntBlockTermState state = (IntBlockTermState) each.termState();
            lines.add(' ').add(state.docStartFP).add(' ').add(state.posStartFP).add(' ').add(state.payStartFP).add(' ').add(state.skipOffset);
            lines.endLine();
        }
    }
}
