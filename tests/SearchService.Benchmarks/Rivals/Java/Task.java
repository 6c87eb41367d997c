import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A query of the task file: {@code Class: analyzed terms [| exact topic]}. */
final class Task {
    /** What is counted. */
    static final String[] FACETS = {"topic", "provider"};

    final String queryClass;
    private final String[] words;
    private final String topic;

    private Task(String queryClass, String[] words, String topic) {
        this.queryClass = queryClass;
        this.words = words;
        this.topic = topic;
    }

    static List<Task> readAll(Path path) throws IOException {
        List<Task> tasks = new ArrayList<>();
        for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                int colon = line.indexOf(':');
                String[] parts = line.substring(colon + 1).split("\\|");
                tasks.add(new Task(line.substring(0, colon), parts[0].trim().split(" +"), parts.length > 1 ? parts[1].trim() : null));
            }
        }
        return tasks;
    }

    boolean hasFacets() {
        return queryClass.equals("AnyWithFacets");
    }

    Query boosted(DoubleValuesSource factor) {
        return FunctionScoreQuery.boostByValue(plain(), factor);
    }

    Query plain() {
        switch (queryClass) {
            case "FrequentWord":
            case "MediumWord":
            case "RareWord": return word(words[0]);
            case "TwoWordsAll": return words(Occur.MUST);
            case "TwoWordsAny":
            case "TitleWordsAny":
            case "AnyWithFacets": return words(Occur.SHOULD);
            case "Phrase": return any(new PhraseQuery("title", words), new PhraseQuery("excerpt", words));
            case "Prefix": return new PrefixQuery(new Term("text", words[0]));
            case "FuzzyWord": return new FuzzyQuery(new Term("text", words[0]), 1);
            case "AnyInTopic":
                return new BooleanQuery.Builder().add(words(Occur.SHOULD), Occur.MUST)
                        .add(new TermQuery(new Term("topic", topic)), Occur.FILTER).build();
            default: throw new IllegalArgumentException("unknown class " + queryClass);
        }
    }

    private static Query word(String word) {
        return new TermQuery(new Term("text", word));
    }

    private Query words(Occur occur) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (String word : words) {
            builder.add(word(word), occur);
        }
        return builder.build();
    }

    private static Query any(Query first, Query second) {
        return new BooleanQuery.Builder().add(first, Occur.SHOULD).add(second, Occur.SHOULD).build();
    }
}
