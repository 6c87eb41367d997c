import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * {@code search INDEX FILE}: FILE holds one request per line, {@code (search TOP QUERY)} for scores or
 * {@code (sort TOP FIELD asc|desc MISSING QUERY)} by a long field or {@code (facets QUERY (FIELD FILTER?)...)} for counts. One answer line for each: the exact total, then
 * {@code doc:score} with the score's float bits in hexadecimal, or {@code doc:value}. Documents are index-wide.
 */
final class SearchVerb {
    private SearchVerb() {
    }

    static int run(String[] args, PrintStream out) throws Exception {
        try (Directory directory = FSDirectory.open(Paths.get(args[0]));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            for (String line : Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8)) {
                List<?> request = (List<?>) QueryReader.read(line);
                out.print(answer(searcher, request) + "\n");
            }
        }
        return 0;
    }

    private static String answer(IndexSearcher searcher, List<?> request) throws IOException {
        switch (QueryBuilder.text(request, 0)) {
            case "search": return scored(searcher, request);
            case "sort": return sorted(searcher, request);
            case "facets": return FacetCounts.answer(searcher, request);
            default: throw new IllegalArgumentException("unknown request " + QueryBuilder.text(request, 0));
        }
    }

    private static String scored(IndexSearcher searcher, List<?> request) throws IOException {
        Query query = QueryBuilder.build(request.get(2));
        TopScoreDocCollector collector = TopScoreDocCollector.create(Math.max(1, (int) QueryBuilder.number(request, 1)), Integer.MAX_VALUE);
        searcher.search(query, collector);
        TopDocs hits = collector.topDocs();
        StringBuilder line = new StringBuilder().append(hits.totalHits.value);
        for (ScoreDoc hit : hits.scoreDocs) {
            line.append(' ').append(hit.doc).append(':').append(String.format("%08x", Float.floatToRawIntBits(hit.score)));
        }
        return line.toString();
    }

    private static String sorted(IndexSearcher searcher, List<?> request) throws IOException {
        SortField field = new SortField(QueryBuilder.text(request, 2), SortField.Type.LONG, QueryBuilder.text(request, 3).equals("desc"));
        field.setMissingValue(QueryBuilder.number(request, 4));
        Query query = QueryBuilder.build(request.get(5));
        int top = Math.max(1, (int) QueryBuilder.number(request, 1));
        TopFieldCollector collector = TopFieldCollector.create(new Sort(field), top, Integer.MAX_VALUE);
        searcher.search(query, collector);
        TopDocs hits = collector.topDocs();
        StringBuilder line = new StringBuilder().append(hits.totalHits.value);
        for (ScoreDoc hit : hits.scoreDocs) {
            line.append(' ').append(hit.doc).append(':').append(((FieldDoc) hit).fields[0]);
        }
        return line.toString();
    }
}
