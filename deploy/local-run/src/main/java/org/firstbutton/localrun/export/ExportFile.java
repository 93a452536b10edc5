package org.firstbutton.localrun.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.mapping.Row;

/** 导出文件 — a CSV file, perhaps gzipped, read row by row; never held whole. */
final class ExportFile implements Iterable<Row>, AutoCloseable {
    private static final int BOM = 0xFEFF;

    private final Path file;
    private final CsvReader<CsvRecord> reader;
    private final CountingStream bytes;
    private final long size;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private ExportFile(Path file) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.bytes = new CountingStream(Files.newInputStream(file));
        this.reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text(file));
        this.records = reader.iterator();
    }

    /** Opens the file; one without the columns that the mapping needs is refused as a whole. */
    static ExportFile open(Path file, Set<String> needed) {
        ExportFile opened;
        try {
            opened = new ExportFile(file);
            opened.readHeader(needed);
        } catch (ZipException notZipped) {
            throw Trouble.failed(
                    Words.of("文件 %s 名为 .gz,却不是 gzip 格式。", "The file %s is called .gz but is no gzip.")
                            .formatted(file),
                    Words.of("请改名或重新压缩。", "Rename it or compress it again."));
        } catch (IOException unreadable) {
            throw Trouble.failed(
                    Words.of("读不到文件 %s。", "Cannot read the file %s.").formatted(file),
                    Words.of("请检查文件名与权限。", "Check its name and permissions."));
        }
        return opened;
    }

    /** How much of the file has been read, 0 … 1000. */
    int progress() {
        return size == 0 ? 1000 : (int) (bytes.count * 1000 / size);
    }

    @Override
    public Iterator<Row> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return hasMore();
            }

            @Override
            public Row next() {
                if (!hasMore()) {
                    throw new NoSuchElementException();
                }
                CsvRecord csv = records.next();
                return new Row(csv.getStartingLineNumber(), columns, csv.getFields());
            }
        };
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }

    private void readHeader(Set<String> needed) {
        List<String> header = hasMore() ? records.next().getFields() : List.of();
        for (int position = 0; position < header.size(); position++) {
            columns.put(header.get(position).strip(), position);
        }
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            close();
            throw Trouble.failed(
                    Words.of("文件 %s 缺少列:%s。", "The file %s lacks the columns: %s.")
                            .formatted(file, String.join(", ", missing)),
                    Words.of("请检查所选映射是否适合该文件。", "Check that this mapping fits this file."));
        }
    }

    private boolean hasMore() {
        try {
            return records.hasNext();
        } catch (CsvParseException noTable) {
            Throwable told = noTable.getCause() == null ? noTable : noTable.getCause();
            throw Trouble.failed(
                    Words.of("文件 %s 不是 CSV:%s", "The file %s is no CSV: %s")
                            .formatted(file, String.valueOf(told.getMessage())),
                    Words.of(
                            "请检查是否选对了文件;引号内的引号要写两遍。",
                            "Check that it is the right file; a quote within quotes is written twice."));
        }
    }

    private Reader text(Path file) throws IOException {
        InputStream plain = new BufferedInputStream(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes, 1 << 16);
        Reader text = new java.io.PushbackReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1);
        int first = text.read();
        if (first != BOM && first != -1) {
            ((java.io.PushbackReader) text).unread(first);
        }
        return text;
    }

    private static final class CountingStream extends java.io.FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
