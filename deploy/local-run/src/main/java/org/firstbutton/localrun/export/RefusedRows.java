package org.firstbutton.localrun.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * 退回行 — the error file of an import: where a refused row stands, its number and why. It repeats no other cell, for the
 * file may travel further than the export may.
 */
final class RefusedRows implements AutoCloseable {
    private final Path file;
    private @Nullable CsvWriter writer;
    private long count;

    RefusedRows(Path file) {
        this.file = file;
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    synchronized void add(long line, String number, String title, String field, String detail) {
        CsvWriter open = writer;
        try {
            if (open == null) {
                open = CsvWriter.builder().build(file);
                open.writeRecord("line", "number", "problem", "field", "detail");
                writer = open;
            }
            open.writeRecord(String.valueOf(line), number, title, field, detail);
            count++;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    synchronized long count() {
        return count;
    }

    Path file() {
        return file;
    }

    @Override
    public synchronized void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
