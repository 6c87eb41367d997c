import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BlendedTermQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocValuesFieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Turns the text form of a query (see README.md) into a Lucene query. */
final class QueryBuilder {
    private QueryBuilder() {
    }

    static Query build(Object expression) {
        List<?> list = (List<?>) expression;
        switch (text(list, 0)) {
            case "all": return new MatchAllDocsQuery();
            case "none": return new MatchNoDocsQuery();
            case "term": return new TermQuery(new Term(text(list, 1), bytes(list, 2)));
            case "terms": return new TermInSetQuery(text(list, 1), allBytes(list, 2));
            case "prefix": return new PrefixQuery(new Term(text(list, 1), bytes(list, 2)));
            case "phrase": return phrase(list);
            case "fuzzy": return fuzzy(list);
            case "blended": return blended(list);
            case "synonym": return synonym(list);
            case "range": return NumericDocValuesField.newSlowRangeQuery(text(list, 1), number(list, 2), number(list, 3));
            case "exists": return new DocValuesFieldExistsQuery(text(list, 1));
            case "boost": return new BoostQuery(build(list.get(2)), Float.parseFloat(text(list, 1)));
            case "constant": return new BoostQuery(new ConstantScoreQuery(build(list.get(2))), Float.parseFloat(text(list, 1)));
            case "quality": return quality(list);
            case "bool": return bool(list);
            default: throw new IllegalArgumentException("unknown query " + text(list, 0));
        }
    }

    static String text(List<?> list, int index) {
        return new String((byte[]) list.get(index), StandardCharsets.UTF_8);
    }

    static long number(List<?> list, int index) {
        return Long.parseLong(text(list, index));
    }

    private static BytesRef bytes(List<?> list, int index) {
        return new BytesRef((byte[]) list.get(index));
    }

    private static List<BytesRef> allBytes(List<?> list, int first) {
        List<BytesRef> all = new ArrayList<>();
        for (int i = first; i < list.size(); i++) {
            all.add(bytes(list, i));
        }
        return all;
    }

    /** (phrase FIELD SLOP TERM...) */
    private static Query phrase(List<?> list) {
        return new PhraseQuery((int) number(list, 2), text(list, 1), allBytes(list, 3).toArray(new BytesRef[0]));
    }

    /** (fuzzy FIELD TERM EDITS PREFIX EXPANSIONS TRANSPOSITIONS) */
    private static Query fuzzy(List<?> list) {
        Term term = new Term(text(list, 1), bytes(list, 2));
        return new FuzzyQuery(term, (int) number(list, 3), (int) number(list, 4), (int) number(list, 5), Boolean.parseBoolean(text(list, 6)));
    }

    /** (blended FIELD (TERM BOOST)...) */
    private static Query blended(List<?> list) {
        BlendedTermQuery.Builder builder = new BlendedTermQuery.Builder().setRewriteMethod(BlendedTermQuery.BOOLEAN_REWRITE);
        for (Object each : list.subList(2, list.size())) {
            builder.add(new Term(text(list, 1), bytes((List<?>) each, 0)), Float.parseFloat(text((List<?>) each, 1)));
        }
        return builder.build();
    }

    /** (synonym FIELD (TERM BOOST)...) */
    private static Query synonym(List<?> list) {
        SynonymQuery.Builder builder = new SynonymQuery.Builder(text(list, 1));
        for (Object each : list.subList(2, list.size())) {
            builder.addTerm(new Term(text(list, 1), bytes((List<?>) each, 0)), Float.parseFloat(text((List<?>) each, 1)));
        }
        return builder.build();
    }

    /** (quality FIELD WEIGHT PIVOT QUERY): the query's score times 1 + w q / (q + pivot). */
    private static Query quality(List<?> list) {
        QualityFactor factor = new QualityFactor(text(list, 1), Double.parseDouble(text(list, 2)), Double.parseDouble(text(list, 3)));
        return FunctionScoreQuery.boostByValue(build(list.get(4)), factor);
    }

    /** (bool (must Q...) (should Q...) (filter Q...) (not Q...) (atleast N)) */
    private static Query bool(List<?> list) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (Object part : list.subList(1, list.size())) {
            List<?> group = (List<?>) part;
            if (text(group, 0).equals("atleast")) {
                builder.setMinimumNumberShouldMatch((int) number(group, 1));
                continue;
            }
            for (Object each : group.subList(1, group.size())) {
                builder.add(build(each), occur(text(group, 0)));
            }
        }
        return builder.build();
    }

    private static BooleanClause.Occur occur(String name) {
        switch (name) {
            case "must": return BooleanClause.Occur.MUST;
            case "should": return BooleanClause.Occur.SHOULD;
            case "filter": return BooleanClause.Occur.FILTER;
            case "not": return BooleanClause.Occur.MUST_NOT;
            default: throw new IllegalArgumentException("unknown clause " + name);
        }
    }
}
