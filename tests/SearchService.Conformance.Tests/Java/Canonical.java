import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/**
 * Takes canonical lines, grouped in named sections, and either prints them or prints one line per section with the number
 * of its lines and the 64-bit FNV-1a digest of their bytes (each line with its line feed).
 */
final class Canonical {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final PrintStream out;
    private final boolean digest;
    private final String only;
    private byte[] buffer = new byte[1 << 16];
    private int length;
    private String section;
    private long hash;
    private long lines;

    /** Sections whose name does not begin with {@code only} are left out; the empty string takes all. */
    Canonical(PrintStream out, boolean digest, String only) {
        this.out = out;
        this.digest = digest;
        this.only = only;
    }

    /** Opens a section; false if it is not wanted, in which case nothing must be added. */
    boolean begin(String name) {
        if (!name.startsWith(only)) {
            return false;
        }
        section = name;
        hash = FNV_OFFSET;
        lines = 0;
        if (!digest) {
            out.print("== " + name + "\n");
        }
        return true;
    }

    void end() {
        flush();
        if (digest) {
            out.print(section + " lines=" + lines + " fnv=" + String.format("%016x", hash) + "\n");
        }
    }

    Canonical add(char ascii) {
        room(1);
        buffer[length++] = (byte) ascii;
        return this;
    }

    Canonical add(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            buffer[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    Canonical add(long number) {
        if (number < 0) {
            return add(Long.toString(number));
        }
        room(20);
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        length += digits;
        return this;
    }

    Canonical addEscaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return addEscaped(bytes, 0, bytes.length);
    }

    Canonical addEscaped(BytesRef bytes) {
        return addEscaped(bytes.bytes, bytes.offset, bytes.length);
    }

    /** Bytes 0x21 to 0x7e as they are except the backslash; all others as a backslash and two hexadecimal digits. */
    Canonical addEscaped(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            room(3);
            int value = bytes[i] & 0xff;
            if (value > 0x20 && value < 0x7f && value != '\\') {
                buffer[length++] = (byte) value;
            } else {
                buffer[length++] = '\\';
                buffer[length++] = (byte) HEX[value >> 4];
                buffer[length++] = (byte) HEX[value & 15];
            }
        }
        return this;
    }

    void endLine() {
        add('\n');
        lines++;
    }

    private void room(int bytes) {
        if (buffer.length - length < bytes) {
            flush();
            if (buffer.length < bytes) {
                buffer = new byte[bytes];
            }
        }
    }

    void flush() {
        if (digest) {
            long h = hash;
            for (int i = 0; i < length; i++) {
                h = (h ^ (buffer[i] & 0xff)) * FNV_PRIME;
            }
            hash = h;
        } else {
            out.write(buffer, 0, length);
        }
        length = 0;
    }
}
