import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Base64;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * {@code analyze english|lowercase FILE}: each line of FILE is a text as Base64 of UTF-16BE, so that any text passes. One line of
 * tokens for each: term, type, start, end and position increment, separated by {@code |}. In terms, characters other
 * than 0x21 to 0x7e and the two separators' own are backslash, u and four hexadecimal digits.
 */
final class AnalyzeVerb {
    private AnalyzeVerb() {
    }

    static int run(String[] args, PrintStream out) throws Exception {
        try (Analyzer analyzer = analyzer(args[0])) {
            for (String line : Files.readAllLines(Paths.get(args[1]), StandardCharsets.US_ASCII)) {
                out.print(tokens(analyzer, decode(line)) + "\n");
            }
        }
        return 0;
    }

    private static Analyzer analyzer(String name) {
        return name.equals("english") ? new EnglishAnalyzer() : new StandardAnalyzer();
    }

    /** By hand: the JDK's decoder would replace unpaired surrogates. */
    private static String decode(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        char[] chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff);
        }
        return new String(chars);
    }

    private static String tokens(Analyzer analyzer, String text) throws IOException {
        StringBuilder line = new StringBuilder();
        try (TokenStream stream = analyzer.tokenStream("f", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                line.append(line.length() == 0 ? "" : " ");
                escape(line, term);
                line.append('|').append(type.type()).append('|').append(offset.startOffset()).append('|').append(offset.endOffset());
                line.append('|').append(increment.getPositionIncrement());
            }
            stream.end();
        }
        return line.toString();
    }

    private static void escape(StringBuilder line, CharSequence term) {
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (c > 0x20 && c < 0x7f && c != '\\' && c != '|') {
                line.append(c);
            } else {
                line.append(String.format("\\u%04x", (int) c));
            }
        }
    }
}
