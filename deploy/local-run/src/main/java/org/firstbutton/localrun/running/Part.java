package org.firstbutton.localrun.running;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * 部件 — one process of the local system.
 *
 * @param name names its log, its pid file and its line in {@code status}
 * @param stopSignal {@code TERM}, or {@code INT} for PostgreSQL, where TERM would wait for every client to leave
 */
record Part(
        String name,
        int port,
        List<String> command,
        Map<String, String> environment,
        BooleanSupplier healthy,
        Duration patience,
        String stopSignal) {}
