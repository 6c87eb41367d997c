import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/** 1 + w q / (q + pivot) with q = max(0, value of a NUMERIC field), 0 where there is none: the quality factor of a document. */
final class QualityFactor extends DoubleValuesSource {
    private final String field;
    private final double weight;
    private final double pivot;

    QualityFactor(String field, double weight, double pivot) {
        this.field = field;
        this.weight = weight;
        this.pivot = pivot;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext context, DoubleValues scores) throws IOException {
        NumericDocValues values = DocValues.getNumeric(context.reader(), field);
        return new DoubleValues() {
            private double factor;

            @Override
            public double doubleValue() {
                return factor;
            }

            @Override
            public boolean advanceExact(int doc) throws IOException {
                double quality = values.advanceExact(doc) ? Math.max(0, values.longValue()) : 0;
                factor = 1 + weight * quality / (quality + pivot);
                return true;
            }
        };
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public DoubleValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
        return false;
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, weight, pivot);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QualityFactor && ((QualityFactor) other).toString().equals(toString());
    }

    @Override
    public String toString() {
        return "quality(" + field + "," + weight + "," + pivot + ")";
    }
}
