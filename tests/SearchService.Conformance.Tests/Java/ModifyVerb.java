import java.io.PrintStream;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/**
 * {@code modify INDEX [sorted FIELD] ACTION...}: opens an index that exists (with {@link Writers#sorted} when told so) and does, in order,
 * {@code delete FIELD TERM}, {@code add COUNT SEED} (articles with ids {@code j0, j1, ...}), {@code merge} (to one segment) and
 * {@code commit}, which records {@code "modified" = "java"} as user data.
 */
final class ModifyVerb {
    private ModifyVerb() {
    }

    static int run(String[] args, PrintStream out) throws Exception {
        boolean sorted = args[1].equals("sorted");
        try (IndexWriter writer = sorted ? Writers.sorted(args[0], args[2]) : Writers.merging(args[0], false)) {
            for (int i = sorted ? 3 : 1; i < args.length; i++) {
                switch (args[i]) {
                    case "delete":
                        writer.deleteDocuments(new Term(args[++i], args[++i]));
                        break;
                    case "add":
                        add(writer, Integer.parseInt(args[++i]), new Random(Long.parseLong(args[++i])));
                        break;
                    case "merge":
                        writer.forceMerge(1);
                        break;
                    case "commit":
                        writer.setLiveCommitData(Map.of("modified", "java").entrySet());
                        writer.commit();
                        break;
                    default:
                        throw new IllegalArgumentException("unknown action " + args[i]);
                }
            }
        }
        return 0;
    }

    private static void add(IndexWriter writer, int count, Random random) throws Exception {
        Articles articles = new Articles(random, 1_000, 12);
        for (int i = 0; i < count; i++) {
            writer.addDocument(articles.next("j" + i));
        }
    }
}
