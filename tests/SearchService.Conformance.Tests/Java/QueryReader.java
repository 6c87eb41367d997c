import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one S-expression: a parenthesised list of atoms, quoted strings and lists. In a quoted string a backslash and two
 * hexadecimal digits stand for one byte; atoms and strings are bytes (UTF-8 unless a query says otherwise).
 */
final class QueryReader {
    private final byte[] text;
    private int at;

    private QueryReader(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /** A list as {@code List<Object>}, an atom or string as {@code byte[]}. */
    static Object read(String text) {
        QueryReader reader = new QueryReader(text);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.at != reader.text.length) {
            throw new IllegalArgumentException("text after the expression: " + text);
        }
        return value;
    }

    private Object value() {
        skipBlanks();
        if (text[at] == '(') {
            at++;
            return list();
        }
        return text[at] == '"' ? string() : atom();
    }

    private List<Object> list() {
        List<Object> items = new ArrayList<>();
        for (skipBlanks(); text[at] != ')'; skipBlanks()) {
            items.add(value());
        }
        at++;
        return items;
    }

    private byte[] string() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (at++; text[at] != '"'; at++) {
            if (text[at] == '\\') {
                bytes.write(Integer.parseInt(new String(text, at + 1, 2, StandardCharsets.US_ASCII), 16));
                at += 2;
            } else {
                bytes.write(text[at]);
            }
        }
        at++;
        return bytes.toByteArray();
    }

    private byte[] atom() {
        int start = at;
        while (at < text.length && text[at] != ' ' && text[at] != ')' && text[at] != '(') {
            at++;
        }
        return Arrays.copyOfRange(text, start, at);
    }

    private void skipBlanks() {
        while (at < text.length && text[at] == ' ') {
            at++;
        }
    }
}
