import java.io.PrintStream;
import java.util.Random;

/** {@code write INDEX SCENARIO SEED}: builds one of the indexes that we must be able to read. */
final class WriteVerb {
    private WriteVerb() {
    }

    static int run(String[] args, PrintStream out) throws Exception {
        Random random = new Random(Long.parseLong(args[2]));
        switch (args[1]) {
            case "mixed": MixedScenario.write(args[0], random, false, false); break;
            case "compound": MixedScenario.write(args[0], random, true, false); break;
            case "merged": MixedScenario.write(args[0], random, true, true); break;
            case "sorted": ArticleScenario.sorted(args[0], random); break;
            case "articles": ArticleScenario.several(args[0], random, 6_000); break;
            case "large": ArticleScenario.large(args[0], random, 300_000); break;
            case "frequencies": FrequencyScenario.write(args[0], random); break;
            case "terms": TermsScenario.write(args[0], random, 200_000); break;
            case "values": ValuesScenario.write(args[0], random, 140_000); break;
            case "updates": UpdatesScenario.write(args[0], random); break;
            case "letters": LettersScenario.write(args[0], random); break;
            case "stored": StoredScenario.write(args[0], random); break;
            default: throw new IllegalArgumentException("unknown scenario " + args[1]);
        }
        return 0;
    }
}
