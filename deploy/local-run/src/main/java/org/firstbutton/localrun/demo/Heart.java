package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.county.Feed;

/** 心跳 — registers the county's sources and lets them beat, now and for the days that are told of. */
final class Heart {
    private static final int BEAT_SECONDS = 300;
    private static final int GRACE_SECONDS = 60;
    private static final int AT_ONCE = 3;

    private final Map<Feed, Door> doors = new LinkedHashMap<>();

    Heart(List<Feed> feeds, Doors all) {
        feeds.forEach(feed -> doors.put(feed, all.recordingFor(feed.source(), all.intake())));
    }

    void register() throws InterruptedException {
        for (Map.Entry<Feed, Door> each : doors.entrySet()) {
            ObjectNode body = CloudEventJson.MAPPER
                    .createObjectNode()
                    .put("kind", "CONNECTOR")
                    .put("orgPath", each.getKey().orgPath())
                    .put("beatSeconds", BEAT_SECONDS)
                    .put("graceSeconds", GRACE_SECONDS);
            each.getValue().put("/api/v1/sources/" + each.getKey().source(), body);
        }
    }

    /** Every source says that it is alive now and has handed in what it recorded before {@code watermark}. */
    void beat(Instant watermark) throws InterruptedException {
        for (Map.Entry<Feed, Door> each : doors.entrySet()) {
            beat(
                    each.getValue(),
                    each.getKey(),
                    CloudEventJson.MAPPER.createObjectNode().put("watermark", watermark.toString()));
        }
    }

    /**
     * Tells of the beats of the past, the newest first: told the other way round, each source would look silent until
     * the last one is in.
     */
    void tellPast(Instant watermark, Runnable afterEach) throws InterruptedException {
        ExecutorService tellers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> told = doors.entrySet().stream()
                    .<Future<?>>map(each -> tellers.submit(() -> {
                        tellPast(each.getKey(), each.getValue(), watermark, afterEach);
                        return null;
                    }))
                    .toList();
            for (Future<?> each : told) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } finally {
            tellers.shutdownNow();
        }
    }

    private static void tellPast(Feed feed, Door door, Instant watermark, Runnable afterEach)
            throws InterruptedException {
        for (int i = feed.beats().size() - 1; i >= 0; i--) {
            ObjectNode body = CloudEventJson.MAPPER
                    .createObjectNode()
                    .put("watermark", watermark.toString())
                    .put("occurredAt", feed.beats().get(i).toString());
            beat(door, feed, body);
            afterEach.run();
        }
    }

    private static void beat(Door door, Feed feed, ObjectNode body) throws InterruptedException {
        door.post("/api/v1/sources/" + feed.source() + "/heartbeats", body);
    }
}
