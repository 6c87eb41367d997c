import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** An open index and the work of one search. The query cache is off: the rounds of a benchmark repeat their queries. */
final class Searching implements AutoCloseable {
    static final int PAGE = 10;
    private static final Set<String> SHOWN = Set.of("id", "source");

    final IndexSearcher searcher;
    private final Directory directory;
    private final DirectoryReader reader;
    private final Map<String, Facets> facets = new HashMap<>();

    Searching(Path index) throws IOException {
        directory = FSDirectory.open(index);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    /** The first hits; totals are exact up to the threshold, beyond it Lucene may skip. */
    TopDocs top(Query query, int count, int threshold) throws IOException {
        TopScoreDocCollector collector = TopScoreDocCollector.create(count, threshold);
        searcher.search(query, collector);
        return collector.topDocs();
    }

    /** The first hits with the counts of some fields, in one pass; the best values of each into {@code listed}. */
    TopDocs topWithFacets(Query query, int threshold, List<String> fields, List<List<String>> listed) throws IOException {
        TopScoreDocCollector collector = TopScoreDocCollector.create(PAGE, threshold);
        List<Collector> collectors = new ArrayList<>(List.of(collector));
        List<Facets.Counter> counters = new ArrayList<>();
        for (String field : fields) {
            counters.add(facets.get(field).counter());
        }
        collectors.addAll(counters);
        searcher.search(query, MultiCollector.wrap(collectors));
        for (Facets.Counter counter : counters) {
            listed.add(counter.top(PAGE));
        }
        return collector.topDocs();
    }

    /** Makes what the counts of fields need, once. */
    Searching withFacets(String... fields) throws IOException {
        for (String field : fields) {
            facets.put(field, new Facets(reader, field));
        }
        return this;
    }

    /** What is shown of the hits. */
    List<Document> load(TopDocs page) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (ScoreDoc hit : page.scoreDocs) {
            documents.add(searcher.doc(hit.doc, SHOWN));
        }
        return documents;
    }

    String idOf(int doc) throws IOException {
        return searcher.doc(doc, Set.of("id")).get("id");
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
