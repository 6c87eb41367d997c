import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Entry point of the Lucene side. Without arguments it serves: one request per line on standard input (verb and arguments,
 * separated by tabs), answered by any number of lines and a last line of END and an exit code. With arguments it runs
 * one verb and leaves with its code.
 */
public final class Main {
    /** First character of the line that closes an answer; no canonical line contains it. */
    private static final char END = '\u001e';

    private Main() {
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        if (args.length > 0) {
            int code = run(args, out);
            out.flush();
            System.exit(code);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int code = run(line.split("\t"), out);
            out.print(END + "" + code + "\n");
            out.flush();
        }
    }

    private static int run(String[] request, PrintStream out) {
        String[] args = Arrays.copyOfRange(request, 1, request.length);
        try {
            switch (request[0]) {
                case "check": return CheckVerb.run(args, out);
                case "dump": return DumpVerb.run(args, out);
                case "write": return WriteVerb.run(args, out);
                case "search": return SearchVerb.run(args, out);
                case "advance": return AdvanceVerb.run(args, out);
                case "analyze": return AnalyzeVerb.run(args, out);
                case "places": return PlacesVerb.run(args, out);
                case "hold": return HoldVerb.hold(args);
                case "release": return HoldVerb.release();
                case "modify": return ModifyVerb.run(args, out);
                default: throw new IllegalArgumentException("unknown verb " + request[0]);
            }
        } catch (Throwable failure) {
            failure.printStackTrace(out);
            return 2;
        }
    }
}
