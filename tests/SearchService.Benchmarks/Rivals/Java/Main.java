import java.util.Arrays;

/** The Lucene side of the comparison: one verb a process, figures as lines of a name and values with tabs between. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) throws Exception {
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        switch (args[0]) {
            case "index": IndexVerb.run(rest); break;
            case "merge": MergeVerb.run(rest); break;
            case "hits": HitsVerb.run(rest); break;
            case "time": TimeVerb.run(rest); break;
            case "serve": ServeVerb.run(rest); break;
            default: throw new IllegalArgumentException("unknown verb " + args[0]);
        }
    }
}
