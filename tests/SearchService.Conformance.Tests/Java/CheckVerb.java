import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Paths;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** {@code check INDEX}: CheckIndex with slow checks. One line {@code clean=.. segments=..}; its whole report when not clean. */
final class CheckVerb {
    private CheckVerb() {
    }

    static int run(String[] args, PrintStream out) throws Exception {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        try (Directory directory = FSDirectory.open(Paths.get(args[0]));
                CheckIndex check = new CheckIndex(directory)) {
            check.setDoSlowChecks(true);
            check.setInfoStream(new PrintStream(report, false, "UTF-8"), false);
            CheckIndex.Status status = check.checkIndex();
            boolean clean = status.clean && !status.missingSegments;
            out.print("clean=" + clean + " segments=" + status.numSegments + "\n");
            if (!clean) {
                out.print(report.toString("UTF-8"));
            }
            return clean ? 0 : 1;
        }
    }
}
