import java.io.IOException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/** The terms of one field of one segment with their statistics and postings, deleted documents included. */
final class DumpTerms {
    private DumpTerms() {
    }

    static void terms(Canonical lines, SegmentReader reader, FieldInfo field) throws IOException {
        Terms terms = reader.terms(field.name);
        if (terms == null || !lines.begin(reader.getSegmentName() + " terms " + field.name)) {
            return;
        }
        lines.add("terms=").add(terms.size()).add(" docCount=").add(terms.getDocCount());
        lines.add(" sumDocFreq=").add(terms.getSumDocFreq()).add(" sumTotalTermFreq=").add(terms.getSumTotalTermFreq());
        lines.add(" min=").addEscaped(terms.getMin()).add(" max=").addEscaped(terms.getMax()).endLine();
        boolean freqs = field.getIndexOptions().compareTo(IndexOptions.DOCS_AND_FREQS) >= 0;
        boolean positions = field.getIndexOptions().compareTo(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS) >= 0;
        TermsEnum each = terms.iterator();
        PostingsEnum postings = null;
        while (each.next() != null) {
            lines.addEscaped(each.term()).add(' ').add(each.docFreq()).add(' ').add(each.totalTermFreq());
            postings = each.postings(postings, positions ? PostingsEnum.POSITIONS : freqs ? PostingsEnum.FREQS : PostingsEnum.NONE);
            while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                posting(lines, postings, freqs, positions);
            }
            lines.endLine();
        }
        lines.end();
    }

    private static void posting(Canonical lines, PostingsEnum postings, boolean freqs, boolean positions) throws IOException {
        lines.add(' ').add(postings.docID());
        if (!freqs) {
            return;
        }
        int freq = postings.freq();
        lines.add(':').add(freq);
        for (int i = 0; positions && i < freq; i++) {
            lines.add(i == 0 ? ':' : ',').add(postings.nextPosition());
        }
    }
}
