package org.firstbutton.supervision.watch;

import java.util.List;
import java.util.UUID;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.FindingRecorder.Judged;
import org.jdbi.v3.core.Handle;

/** 影子记录 — where the findings of a pack on trial go: never to the feed, to topics or to scoring. */
public interface ShadowRecord {
    void follow(Handle handle, UUID pack, Judged judged, List<FindingDraft> verdict);
}
