import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;

/** Answers {@code q} (words, or one phrase in quotes), {@code words=any|all}, {@code topic} and {@code facets} as the service does. */
final class SearchRequests {
    private static final String[] PHRASE_FIELDS = {"title", "excerpt", "topic_text", "provider_text"};

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final Searching searching;
    private final QualityFactor factor;

    SearchRequests(Searching searching, QualityFactor factor) {
        this.searching = searching;
        this.factor = factor;
    }

    /** The answer as JSON. */
    byte[] answer(Map<String, String> parameters) throws IOException {
        Query query = FunctionScoreQuery.boostByValue(text(parameters.get("q"), parameters.get("words")), factor);
        if (parameters.containsKey("topic")) {
            query = new BooleanQuery.Builder().add(query, Occur.MUST)
                    .add(new TermQuery(new Term("topic", parameters.get("topic"))), Occur.FILTER).build();
        }
        List<String> fields = List.of(parameters.get("facets").split(","));
        List<List<String>> counts = new ArrayList<>();
        TopDocs page = searching.topWithFacets(query, Integer.MAX_VALUE, fields, counts);
        ByteArrayOutputStream json = new ByteArrayOutputStream(16_384);
        write(json, "{\"total\":" + page.totalHits.value + ",\"hits\":[");
        writeHits(json, page);
        write(json, "],\"facets\":{");
        for (int i = 0; i < fields.size(); i++) {
            write(json, (i == 0 ? "" : ",") + quoted(fields.get(i)) + ":{\"values\":[" + String.join(",", counts(counts.get(i))) + "]}");
        }
        write(json, "}}");
        return json.toByteArray();
    }

    private Query text(String text, String words) throws IOException {
        boolean phrase = text.startsWith("\"");
        Occur occur = phrase || !words.equals("any") ? Occur.MUST : Occur.SHOULD;
        List<String> terms = terms(text);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String term : terms) {
            query.add(new TermQuery(new Term("text", term)), occur);
        }
        if (phrase) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            for (String field : PHRASE_FIELDS) {
                any.add(new PhraseQuery(field, terms.toArray(new String[0])), Occur.SHOULD);
            }
            query.add(any.build(), Occur.FILTER);
        }
        return query.build();
    }

    private List<String> terms(String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }

    /** The stored members are copied behind id and score. */
    private void writeHits(ByteArrayOutputStream json, TopDocs page) throws IOException {
        List<Document> documents = searching.load(page);
        for (int i = 0; i < documents.size(); i++) {
            write(json, (i == 0 ? "" : ",") + "{\"id\":" + quoted(documents.get(i).get("id")) + ",\"score\":" + page.scoreDocs[i].score + ",");
            BytesRef source = documents.get(i).getBinaryValue("source");
            json.write(source.bytes, source.offset + 1, source.length - 1);
        }
    }

    private static List<String> counts(List<String> values) {
        List<String> json = new ArrayList<>();
        for (String value : values) {
            int colon = value.lastIndexOf(':');
            json.add("{\"value\":" + quoted(value.substring(0, colon)) + ",\"count\":" + value.substring(colon + 1) + "}");
        }
        return json;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void write(ByteArrayOutputStream json, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        json.write(bytes, 0, bytes.length);
    }
}
