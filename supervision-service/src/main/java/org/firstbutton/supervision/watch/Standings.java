package org.firstbutton.supervision.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.timeline.Timelines.Due;
import org.firstbutton.supervision.timeline.Timelines.Gate;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.firstbutton.supervision.verdict.Viewpoint.Standing;

/**
 * How complete our knowledge is, as the judge wants to be told it.
 *
 * @param now as of when; what occurred later is hidden
 * @param gates how far each partition is open
 */
record Standings(Instant now, List<Gate> gates, Map<String, Source> sources) {

    Viewpoint seenFrom(Due due) {
        Map<String, Standing> standings = new HashMap<>();
        // A source cannot vouch for itself: whether it is silent is judged by what we were handed over.
        if (!due.key().kind().equals("source")) {
            for (String id : due.sources()) {
                Source source = sources.get(id);
                if (source != null && source.isExport()) {
                    standings.put(id, Standing.export());
                } else if (source != null && source.isConnector()) {
                    standings.put(id, connector(source, due.partition()));
                }
            }
        }
        return new Viewpoint(now, openTo(due.partition(), ""), standings);
    }

    private Standing connector(Source source, int partition) {
        return new Standing(
                Duration.ofSeconds(source.graceSeconds()),
                openTo(partition, source.id()),
                source.isSilentAt(now) ? source.lastBeatAt() : null,
                false);
    }

    private Instant openTo(int partition, String source) {
        return gates.stream()
                .filter(gate -> gate.partition() == partition && gate.source().equals(source))
                .map(Gate::openTo)
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
