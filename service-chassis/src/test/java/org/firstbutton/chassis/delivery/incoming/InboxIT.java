package org.firstbutton.chassis.delivery.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firstbutton.contract.CloudEventJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private DeliveryRig rig;

    @BeforeEach
    void anInbox() {
        rig = new DeliveryRig();
        rig.startInbox();
    }

    @AfterEach
    void stopped() throws InterruptedException {
        rig.close();
    }

    @Test
    void poisonOfEveryKind_isHeldByteForByteAndItsNeighboursPass() throws Exception {
        Map<String, ProducerRecord<byte[], byte[]>> poison = poison();
        Map<String, Long> offsets = new LinkedHashMap<>();
        long version = 0;
        for (Map.Entry<String, ProducerRecord<byte[], byte[]>> bad : poison.entrySet()) {
            rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("matter", ++version)));
            offsets.put(bad.getKey(), rig.kafka.send(bad.getValue()));
        }
        long last = ++version;
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("matter", last)));

        DeliveryRig.until(SOON, "all neighbours", () -> rig.effects("matter").size() == last);

        assertThat(rig.effects("matter"))
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(rig.count("select count(*) from quarantine")).isEqualTo(poison.size());
        poison.forEach((name, bad) -> {
            Map<String, Object> held = rig.database
                    .superuser()
                    .withHandle(
                            handle -> handle.createQuery("select raw, raw_key, reason from quarantine where off = :off")
                                    .bind("off", offsets.get(name))
                                    .mapToMap()
                                    .one());
            assertThat(held.get("raw")).as(name).isEqualTo(bad.value());
            assertThat(held.get("raw_key")).as(name).isEqualTo(bad.key());
            assertThat((String) held.get("reason")).as(name).isNotBlank().doesNotContain("secret");
        });
    }

    private static Map<String, ProducerRecord<byte[], byte[]>> poison() throws JsonProcessingException {
        Map<String, ProducerRecord<byte[], byte[]>> poison = new LinkedHashMap<>();
        byte[] key = "matter".getBytes(StandardCharsets.UTF_8);
        byte[] good = json(data -> {});
        poison.put("a tombstone", new ProducerRecord<>(DeliveryRig.TOPIC, key, null));
        poison.put("not JSON", raw("{secret: not json"));
        poison.put("no bytes", raw(""));
        poison.put("an array", raw("[1, 2]"));
        poison.put("deep nesting", raw("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)));
        poison.put(
                "invalid UTF-8",
                record(new byte[] {'"', (byte) 0xc3, 0x28, '"'}).build());
        poison.put("unknown type", record(good).header("ce_type", "police.x.v1").build());
        poison.put("header missing", record(good).without("ce_id").build());
        poison.put("header with NUL", record(good).header("ce_source", "a\0b").build());
        poison.put("NUL", changed(data -> data.put("desk", "secret\0")));
        poison.put("wrong field type", changed(data -> data.putObject("callId")));
        poison.put("wrong actor", changed(data -> data.put("actor", "secret")));
        poison.put("no actor", changed(data -> data.remove("actor")));
        poison.put("no version", changed(data -> data.remove("version")));
        poison.put("no epoch", changed(data -> data.remove("epoch")));
        poison.put("bad instant", changed(data -> data.put("recordedAt", "secret")));
        poison.put("1 MB", changed(data -> data.put("desk", "x".repeat(1_000_000))));
        return poison;
    }

    private static DeliveryRig.RawRecord record(byte[] value) {
        return new DeliveryRig.RawRecord("matter", value);
    }

    private static ProducerRecord<byte[], byte[]> changed(Consumer<ObjectNode> change) throws JsonProcessingException {
        return record(json(change)).build();
    }

    private static ProducerRecord<byte[], byte[]> raw(String text) {
        return record(text.getBytes(StandardCharsets.UTF_8)).build();
    }

    private static byte[] json(Consumer<ObjectNode> change) throws JsonProcessingException {
        ObjectNode data = CloudEventJson.data(DeliveryRig.fact("other", 1));
        data.put("matter", "matter");
        change.accept(data);
        return CloudEventJson.MAPPER.writeValueAsBytes(data);
    }

    @Test
    void aBacklogThatAllCoresRead_isTakenInInOrderAndItsPoisonHeld() throws Exception {
        long last = 600;
        rig.stopInbox();
        for (long version = 1; version <= last; version++) {
            rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("backlog", version)));
            if (version % 200 == 0) {
                rig.kafka.send(raw("{secret: not json"));
            }
        }

        rig.startInbox();

        DeliveryRig.until(SOON, "the backlog", () -> rig.effects("backlog").size() == last);
        assertThat(rig.effects("backlog"))
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(rig.count("select count(*) from quarantine")).isEqualTo(3);
    }

    @Test
    void textThatOnlyMentionsTheEscape_isNoNul() throws Exception {
        ProducerRecord<byte[], byte[]> harmless = changed(data -> data.put("desk", "\\u0000"));
        rig.kafka.send(harmless);

        DeliveryRig.until(SOON, "the fact", () -> rig.effects("other").equals(List.of(1L)));
    }

    @Test
    void aFactAfterAGap_waitsUntilTheGapCloses() throws Exception {
        for (long version : List.of(1L, 4L, 3L)) {
            rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("matter", version)));
        }
        DeliveryRig.until(SOON, "two parked", () -> rig.count("select count(*) from parked_event") == 2);
        assertThat(rig.effects("matter")).containsExactly(1L);

        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("matter", 2)));
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("matter", 5)));

        DeliveryRig.until(SOON, "all five", () -> rig.effects("matter").size() == 5);
        assertThat(rig.effects("matter")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rig.count("select count(*) from parked_event")).isZero();
    }

    @Test
    void everythingRedelivered_hasNoSecondEffect() throws Exception {
        for (int i = 0; i < 300; i++) {
            rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("matter-" + i % 30, 1 + i / 30)));
        }
        DeliveryRig.until(SOON, "all", () -> rig.count("select count(*) from effect") == 300);
        rig.stopInbox();
        rig.kafka.forget(rig.settings.service());
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("the-last", 1)));

        rig.startInbox();

        DeliveryRig.until(SOON, "the last", () -> rig.effects("the-last").size() == 1);
        DeliveryRig.until(SOON, "all partitions read again", () -> rig.skipped() >= 300);
        assertThat(rig.count("select count(*) from effect")).isEqualTo(301);
        assertThat(rig.count("select sum(count) from received_count")).isEqualTo(301);
        assertThat(rig.count("select count(*) from quarantine")).isZero();
    }

    @Test
    void anotherFactUnderAnAppliedVersion_isHeldAsAFork() throws Exception {
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("matter", 1)));
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("matter", 1)));
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("matter", 2)));

        DeliveryRig.until(SOON, "both", () -> rig.effects("matter").size() == 2);

        assertThat(rig.count("select count(*) from quarantine where reason like 'FORK%'"))
                .isEqualTo(1);
    }

    @Test
    void aFactTheHandlerCannotDigest_isHeldAndLaterRedrivenInOrder() throws Exception {
        rig.indigestible.set("bad");
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("good", 1)));
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("bad", 1)));
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("bad", 2)));
        rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("good", 2)));
        DeliveryRig.until(
                SOON,
                "one held, one parked",
                () -> rig.effects("good").size() == 2
                        && rig.count("select count(*) from quarantine where state = 'HELD'") == 1
                        && rig.count("select count(*) from parked_event") == 1);

        askForRedrive();
        DeliveryRig.until(
                SOON, "held again", () -> rig.count("select count(*) from quarantine where state = 'HELD'") == 1);
        rig.indigestible.set("none");
        askForRedrive();

        DeliveryRig.until(SOON, "both", () -> rig.effects("bad").size() == 2);
        assertThat(rig.effects("bad")).containsExactly(1L, 2L);
        DeliveryRig.until(
                SOON, "done", () -> rig.count("select count(*) from quarantine where state = 'REDRIVEN'") == 1);
    }

    private void askForRedrive() {
        rig.database
                .transactions()
                .inScopeOf(
                        DeliveryRig.CLERK,
                        handle -> handle.createUpdate("update quarantine set state = 'ASKED' where state = 'HELD'")
                                .execute());
    }
}
