package org.firstbutton.contract.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;

/**
 * 心跳 — a source says that it is alive and how far it has handed over. Topic {@code heartbeats}; the relays' own
 * beats travel on {@code relay-beats} and are kept in no ledger.
 */
public sealed interface HeartbeatFact extends Fact {

    /**
     * 数据源登记 — {@code kind}: {@code LIVE} (people enter here), {@code CONNECTOR} (a system that beats) or
     * {@code EXPORT} (history of another system: judged on its own times, needs no beat).
     */
    @Named("source.registered")
    record SourceRegistered(String source, String kind, int beatSeconds, int graceSeconds) implements HeartbeatFact {}

    /**
     * 数据源心跳 — everything that the source recorded up to {@code watermark} has been handed in.
     */
    @Named("source.beat")
    record SourceBeat(String source, Instant watermark) implements HeartbeatFact {}

    /**
     * 服务心跳 — everything committed in the service's database up to {@code watermark} stands in the topics below
     * the offsets given ({@code endOffsets}: per topic, by partition).
     */
    @Named("relay.beat")
    record RelayBeat(String service, Instant watermark, Map<String, List<Long>> endOffsets) implements HeartbeatFact {}
}
