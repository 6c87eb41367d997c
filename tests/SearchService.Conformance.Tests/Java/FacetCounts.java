import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/** Disjunctive facet counts the plain way: a search for each dimension, without that dimension's own filter. */
final class FacetCounts {
    private FacetCounts() {
    }

    /** (facets QUERY (FIELD FILTER?)...): the total, then {@code FIELD[value=count,...]} for each dimension, values in byte order. */
    static String answer(IndexSearcher searcher, List<?> request) throws IOException {
        StringBuilder line = new StringBuilder().append(searcher.count(query(request, -1)));
        for (int dimension = 2; dimension < request.size(); dimension++) {
            String field = QueryBuilder.text((List<?>) request.get(dimension), 0);
            Counter counter = new Counter(field);
            searcher.search(query(request, dimension), counter);
            line.append(' ').append(field).append('[');
            for (Map.Entry<BytesRef, Integer> entry : counter.counts.entrySet()) {
                line.append(entry.getKey().utf8ToString()).append('=').append(entry.getValue()).append(',');
            }
            line.append(']');
        }
        return line.toString();
    }

    private static BooleanQuery query(List<?> request, int without) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder().add(QueryBuilder.build(request.get(1)), BooleanClause.Occur.MUST);
        for (int dimension = 2; dimension < request.size(); dimension++) {
            List<?> parts = (List<?>) request.get(dimension);
            if (dimension != without && parts.size() > 1) {
                builder.add(QueryBuilder.build(parts.get(1)), BooleanClause.Occur.FILTER);
            }
        }
        return builder.build();
    }

    private static final class Counter extends SimpleCollector {
        private final Map<BytesRef, Integer> counts = new TreeMap<>();
        private final String field;
        private SortedSetDocValues values;

        Counter(String field) {
            this.field = field;
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            values = DocValues.getSortedSet(context.reader(), field);
        }

        @Override
        public void collect(int doc) throws IOException {
            if (!values.advanceExact(doc)) {
                return;
            }
            for (long ord = values.nextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = values.nextOrd()) {
                counts.merge(BytesRef.deepCopyOf(values.lookupOrd(ord)), 1, Integer::sum);
            }
        }
    }
}
