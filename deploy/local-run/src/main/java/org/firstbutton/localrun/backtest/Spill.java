package org.firstbutton.localrun.backtest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** 分桶 — lines put aside by matter in temporary files, so that a file of any size is grouped in the memory of one. */
final class Spill implements AutoCloseable {
    /** Lines of a bucket are held in memory together; a file of 10 GB makes buckets of 80 MB. */
    private static final int BUCKETS = 128;

    private final Path directory;
    private final List<OutputStream> buckets = new ArrayList<>();

    Spill() throws IOException {
        directory = Files.createTempDirectory("firstbutton-backtest");
        for (int i = 0; i < BUCKETS; i++) {
            buckets.add(new BufferedOutputStream(Files.newOutputStream(bucket(i)), 1 << 15));
        }
    }

    /** Puts a line into the bucket of its matter. */
    void put(String matter, byte[] line, int length) throws IOException {
        OutputStream bucket = buckets.get(Math.floorMod(matter.hashCode(), BUCKETS));
        bucket.write(line, 0, length);
        bucket.write('\n');
    }

    /** The buckets' files, complete. */
    List<Path> files() throws IOException {
        for (OutputStream bucket : buckets) {
            bucket.close();
        }
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            files.add(bucket(i));
        }
        return files;
    }

    private Path bucket(int number) {
        return directory.resolve("bucket-" + number);
    }

    @Override
    public void close() throws IOException {
        for (OutputStream bucket : buckets) {
            bucket.close();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
