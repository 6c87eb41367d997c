import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;

/**
 * {@code hits INDEX TASKS FILE WEIGHT PIVOT}: what each query finds, boosted and then plain, a line each with tabs between: the total;
 * each hit's score bits and id; a bar; the ids of all documents with the last hit's score, or a star when they are too many; a bar; the counts.
 */
final class HitsVerb {
    private static final int TIES = 1000;

    private HitsVerb() {
    }

    static void run(String[] args) throws Exception {
        QualityFactor factor = new QualityFactor("quality", Double.parseDouble(args[3]), Double.parseDouble(args[4]));
        try (Searching searching = new Searching(Path.of(args[0])).withFacets(Task.FACETS); PrintStream out = new PrintStream(args[2], "UTF-8")) {
            for (Task task : Task.readAll(Path.of(args[1]))) {
                out.print(line(searching, task, task.boosted(factor)) + "\n");
                out.print(line(searching, task, task.plain()) + "\n");
            }
        }
    }

    private static String line(Searching searching, Task task, Query query) throws Exception {
        List<List<String>> counts = new ArrayList<>();
        TopDocs page = task.hasFacets()
                ? searching.topWithFacets(query, Integer.MAX_VALUE, List.of(Task.FACETS), counts)
                : searching.top(query, Searching.PAGE, Integer.MAX_VALUE);
        List<String> parts = new ArrayList<>(List.of(Long.toString(page.totalHits.value)));
        for (ScoreDoc hit : page.scoreDocs) {
            parts.add(String.format("%08x", Float.floatToRawIntBits(hit.score)) + ':' + searching.idOf(hit.doc));
        }
        parts.add("|");
        parts.addAll(ties(searching, query, page));
        parts.add("|");
        counts.forEach(parts::addAll);
        return String.join("\t", parts);
    }

    private static Iterable<String> tiesOf(Searching searching, TopDocs more, float score) throws Exception {
        TreeSet<String> ids = new TreeSet<>();
        for (ScoreDoc hit : more.scoreDocs) {
            if (hit.score == score) {
                ids.add(searching.idOf(hit.doc));
            }
        }
        return ids;
    }

    private static List<String> ties(Searching searching, Query query, TopDocs page) throws Exception {
        List<String> ties = new ArrayList<>();
        if (page.scoreDocs.length == 0) {
            return ties;
        }
        float last = page.scoreDocs[page.scoreDocs.length - 1].score;
        TopDocs more = searching.top(query, TIES, Integer.MAX_VALUE);
        if (more.scoreDocs.length == TIES && more.scoreDocs[TIES - 1].score == last) {
            return List.of("*");
        }
        tiesOf(searching, more, last).forEach(ties::add);
        return ties;
    }
}
