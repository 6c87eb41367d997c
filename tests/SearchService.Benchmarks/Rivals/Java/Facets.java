import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.LongValues;

/** Counts the values of one SORTED_SET field of all hits of a search, beside the collector of its top hits. */
final class Facets {
    private final String field;
    private final String[] texts;
    private final OrdinalMap map;

    /** Made once per reader, for all threads. */
    Facets(IndexReader reader, String field) throws IOException {
        this.field = field;
        SortedSetDocValues global = MultiDocValues.getSortedSetValues(reader, field);
        map = global instanceof MultiDocValues.MultiSortedSetDocValues ? ((MultiDocValues.MultiSortedSetDocValues) global).mapping : null;
        texts = new String[(int) global.getValueCount()];
        for (int ord = 0; ord < texts.length; ord++) {
            texts[ord] = global.lookupOrd(ord).utf8ToString();
        }
    }

    Counter counter() {
        return new Counter();
    }

    final class Counter extends SimpleCollector {
        private final int[] counts = new int[texts.length];
        private SortedSetDocValues values;
        private LongValues toGlobal;

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            values = DocValues.getSortedSet(context.reader(), field);
            toGlobal = map == null ? null : map.getGlobalOrds(context.ord);
        }

        @Override
        public void collect(int doc) throws IOException {
            if (!values.advanceExact(doc)) {
                return;
            }
            for (long ord = values.nextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = values.nextOrd()) {
                counts[(int) (toGlobal == null ? ord : toGlobal.get(ord))]++;
            }
        }

        /** The values with the highest counts as {@code value:count}, by count, then by value. */
        List<String> top(int count) {
            List<Integer> ords = new ArrayList<>();
            for (int ord = 0; ord < counts.length; ord++) {
                if (counts[ord] > 0) {
                    ords.add(ord);
                }
            }
            ords.sort((x, y) -> counts[x] != counts[y] ? Integer.compare(counts[y], counts[x]) : Integer.compare(x, y));
            List<String> top = new ArrayList<>();
            for (int ord : ords.subList(0, Math.min(count, ords.size()))) {
                top.add(texts[ord] + ':' + counts[ord]);
            }
            return top;
        }
    }
}
