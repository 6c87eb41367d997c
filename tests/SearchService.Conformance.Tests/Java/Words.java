import java.util.Arrays;
import java.util.Random;

/** Words {@code w0, w1, ...} whose frequency falls with their number as 1 / (number + 1), and articles made of them. */
final class Words {
    private final double[] cumulative;
    private final Random random;

    Words(int vocabulary, Random random) {
        this.random = random;
        cumulative = new double[vocabulary];
        double sum = 0;
        for (int i = 0; i < vocabulary; i++) {
            sum += 1.0 / (i + 1);
            cumulative[i] = sum;
        }
    }

    int next() {
        int found = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
    }

    String text(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "w" : " w").append(next());
        }
        return text.toString();
    }
}
