import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;

/**
 * {@code time INDEX TASKS ROUNDS WEIGHT PIVOT}: times the queries class by class on one thread. The time of a query is the median of its
 * rounds, that of a class the mean of its queries, in microseconds. Before it, rounds that do not count: of all classes for three seconds,
 * then of the class at least two and half a second.
 */
final class TimeVerb {
    private static final int WARM_ROUNDS = 2;
    private static final long WARM_NANOS = 500_000_000;
    private static final long ALL_WARM_NANOS = 3_000_000_000L;
    private static final int THRESHOLD = 1000;

    /** What was found, so that no work is without use. */
    private static long sink;

    private TimeVerb() {
    }

    /** One timed piece of work. */
    private interface Work<T> {
        void run(T item) throws Exception;
    }

    static void run(String[] args) throws Exception {
        long start = System.nanoTime();
        try (Searching searching = new Searching(Path.of(args[0]))) {
            Figures.print("openMs", (System.nanoTime() - start) / 1e6);
            QualityFactor factor = new QualityFactor("quality", Double.parseDouble(args[3]), Double.parseDouble(args[4]));
            int rounds = Integer.parseInt(args[2]);
            List<TopDocs> pages = new ArrayList<>();
            searching.withFacets(Task.FACETS);
            warm(searching, Task.readAll(Path.of(args[1])), factor);
            for (Map.Entry<String, List<Task>> tasks : byClass(Path.of(args[1])).entrySet()) {
                timeClass(searching, tasks.getKey(), tasks.getValue(), factor, rounds, pages);
            }
            Figures.print("residentBytes", Figures.residentBytes());
            if (!pages.isEmpty()) {
                Figures.print("load", time(pages, rounds, page -> sink += searching.load(page).size()));
            }
        }
    }

    private static Map<String, List<Task>> byClass(Path path) throws Exception {
        Map<String, List<Task>> classes = new LinkedHashMap<>();
        for (Task task : Task.readAll(path)) {
            classes.computeIfAbsent(task.queryClass, name -> new ArrayList<>()).add(task);
        }
        return classes;
    }

    private static void warm(Searching searching, List<Task> tasks, QualityFactor factor) throws Exception {
        long start = System.nanoTime();
        do {
            for (Task task : tasks) {
                search(searching, task.boosted(factor), task.hasFacets(), Integer.MAX_VALUE);
                search(searching, task.plain(), task.hasFacets(), THRESHOLD);
            }
        } while (System.nanoTime() - start < ALL_WARM_NANOS);
    }

    private static void timeClass(
            Searching searching, String name, List<Task> tasks, QualityFactor factor, int rounds, List<TopDocs> pages) throws Exception {
        List<Query> boosted = new ArrayList<>();
        List<Query> plain = new ArrayList<>();
        for (Task task : tasks) {
            boosted.add(task.boosted(factor));
            plain.add(task.plain());
        }
        boolean facets = tasks.get(0).hasFacets();
        Figures.print("boosted." + name, time(boosted, rounds, query -> search(searching, query, facets, Integer.MAX_VALUE)));
        Figures.print("plain." + name, time(plain, rounds, query -> search(searching, query, facets, THRESHOLD)));
        for (Query query : boosted) {
            TopDocs page = searching.top(query, Searching.PAGE, Integer.MAX_VALUE);
            if (page.scoreDocs.length == Searching.PAGE) {
                pages.add(page);
            }
        }
    }

    private static void search(Searching searching, Query query, boolean facets, int threshold) throws Exception {
        List<List<String>> counts = new ArrayList<>();
        TopDocs page = facets ? searching.topWithFacets(query, threshold, List.of(Task.FACETS), counts) : searching.top(query, Searching.PAGE, threshold);
        sink += page.totalHits.value + counts.size();
    }

    private static <T> double time(List<T> items, int rounds, Work<T> work) throws Exception {
        long start = System.nanoTime();
        for (int round = 0; round < WARM_ROUNDS || System.nanoTime() - start < WARM_NANOS; round++) {
            for (T item : items) {
                work.run(item);
            }
        }
        double[][] times = new double[items.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < times.length; i++) {
                long before = System.nanoTime();
                work.run(items.get(i));
                times[i][round] = (System.nanoTime() - before) / 1e3;
            }
        }
        return Arrays.stream(times).mapToDouble(Figures::median).average().orElse(0);
    }
}
