import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;

/** A text of which each token counts several times, analyzed once: the cheapest way that Lucene has for it. */
final class WeightedField extends Field {
    private final int weight;

    WeightedField(String name, String text, FieldType type, int weight) {
        super(name, text, type);
        this.weight = weight;
    }

    @Override
    public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
        return new Weighted(analyzer.tokenStream(name(), stringValue()), weight);
    }

    private static final class Weighted extends TokenFilter {
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private final int weight;

        Weighted(TokenStream input, int weight) {
            super(input);
            this.weight = weight;
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            frequency.setTermFrequency(weight);
            return true;
        }
    }
}
