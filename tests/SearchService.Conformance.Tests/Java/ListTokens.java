import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** A token stream over terms given as bytes, each any number of times, with increments, offsets and payloads derived from its place. */
final class ListTokens extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    private final List<BytesRef> terms = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final boolean payloads;
    private int index;
    private int repeat;
    private int place;

    ListTokens(boolean payloads) {
        this.payloads = payloads;
    }

    ListTokens add(String text, int count) {
        return add(new BytesRef(text), count);
    }

    ListTokens add(BytesRef bytes, int count) {
        terms.add(bytes);
        counts.add(count);
        return this;
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    @Override
    public void reset() {
        index = 0;
        repeat = 0;
        place = 0;
    }

    @Override
    public boolean incrementToken() {
        if (index == terms.size()) {
            return false;
        }
        clearAttributes();
        term.setBytesRef(terms.get(index));
        increment.setPositionIncrement(place % 11 == 10 ? 1 + place % 400 : place % 13 == 12 ? 0 : 1);
        offset.setOffset(place * 5, place * 5 + 1 + place % 4);
        if (payloads && place % 3 != 0) {
            payload.setPayload(new BytesRef(new byte[1 + place % 5]));
        }
        place++;
        if (++repeat == counts.get(index)) {
            repeat = 0;
            index++;
        }
        return true;
    }
}
