package org.firstbutton.localrun.backtest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.jspecify.annotations.Nullable;

/** 事件文件 — lines of bytes, perhaps gzipped, read one by one; never held whole. */
final class EventFile implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final CountingStream bytes;
    private final InputStream in;
    private final long size;
    private final byte[] buffer = new byte[CHUNK];
    private byte[] line = new byte[1024];
    private int position;
    private int filled;
    private int length;
    private long number;

    private EventFile(Path file) throws IOException {
        this.size = Files.size(file);
        this.bytes = new CountingStream(Files.newInputStream(file));
        BufferedInputStream raw = new BufferedInputStream(bytes, CHUNK);
        raw.mark(2);
        boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        this.in = zipped ? new GZIPInputStream(raw, CHUNK) : raw;
    }

    static EventFile open(Path file) {
        try {
            return new EventFile(file);
        } catch (IOException unreadable) {
            throw Trouble.failed(
                    Words.of("读不到文件 %s。", "Cannot read the file %s.").formatted(file),
                    Words.of("请检查文件名与权限。", "Check its name and permissions."));
        }
    }

    /** Moves to the next line that is not empty; false at the end. */
    boolean next() throws IOException {
        while (read()) {
            number++;
            if (length > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean read() throws IOException {
        length = 0;
        boolean any = false;
        while (true) {
            if (position == filled) {
                filled = in.read(buffer);
                position = 0;
                if (filled <= 0) {
                    filled = 0;
                    return any;
                }
            }
            any = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            append(position, end);
            if (end < filled) {
                position = end + 1;
                return true;
            }
            position = filled;
        }
    }

    private void append(int from, int to) {
        int more = to - from;
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    /** The current line's bytes are the first {@link #length()} of these; they change with the next line. */
    byte[] line() {
        return line;
    }

    int length() {
        return length;
    }

    /** Of the current line, from 1. */
    long number() {
        return number;
    }

    /** How much of the file has been read, 0 … 1000. */
    int progress() {
        return size == 0 ? 1000 : (int) (bytes.count * 1000 / size);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Counts what has been read of a file. */
    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte @Nullable [] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
