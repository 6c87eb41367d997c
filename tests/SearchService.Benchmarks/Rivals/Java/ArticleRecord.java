import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One article of the file that both sides index: reads its values in the order in which they were written. */
final class ArticleRecord {
    private final ByteBuffer bytes;

    ArticleRecord(byte[] record) {
        bytes = ByteBuffer.wrap(record);
    }

    /** All records of a file, each as its bytes. */
    static List<byte[]> readAll(Path path) throws IOException {
        List<byte[]> records = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 20))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                byte[] record = new byte[in.readInt()];
                in.readFully(record);
                records.add(record);
            }
        }
        return records;
    }

    byte[] bytes() {
        byte[] value = new byte[bytes.getInt()];
        bytes.get(value);
        return value;
    }

    /** An absent text is empty. */
    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    List<String> texts() {
        int count = bytes.getInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    /** {@code Long.MIN_VALUE} where there is none. */
    long number() {
        return bytes.getLong();
    }
}
