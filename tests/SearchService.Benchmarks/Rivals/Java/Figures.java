import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** What was measured, a line each on standard output. */
final class Figures {
    private Figures() {
    }

    static void print(String name, double value) {
        System.out.println(String.format(Locale.ROOT, "%s\t%.4f", name, value));
    }

    /** The bytes of all files of a folder but the lock. */
    static long bytesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** What this process takes of the machine's memory, mapped files included; Linux. */
    static long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
