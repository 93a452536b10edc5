package org.firstbutton.scoring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.scoring.ScoreFact.ScoreObjectionDecided;
import org.jdbi.v3.core.Handle;

/** 收证：异议 — keeps which entries an objection was upheld against; whatever is posted for the same again costs nothing too. */
@ApplicationScoped
class UpheldObjections {

    void decided(Handle handle, RecordedFact recorded, Touched touched) {
        if (!(recorded.fact() instanceof ScoreObjectionDecided decided)
                || !decided.upheld()
                || decided.entryId() == null) {
            return;
        }
        List<Kept> kept = handle.createQuery("""
                        insert into upheld_objection (evidence, account, metric, objection, fact)
                        select finding_id, account, metric, :objection, :fact from score_entry
                        where id::text = :entry and reverses is null
                        on conflict (evidence, account, metric) do update set fact = upheld_objection.fact
                        returning evidence, (select source from score_entry where id::text = :entry)
                        """)
                .bind("objection", decided.objectionId())
                .bind("fact", recorded.envelope().id())
                .bind("entry", decided.entryId())
                .map((row, context) -> new Kept(row.getString(1), row.getString(2)))
                .list();
        kept.forEach(one -> touch(handle, one, touched));
    }

    private record Kept(String evidence, String source) {}

    // Findings are reckoned by the finding, everything else by the officer.
    private static void touch(Handle handle, Kept kept, Touched touched) {
        if (kept.source().equals("CONFIRMED_FINDING")) {
            touched.findings().add(kept.evidence());
            return;
        }
        handle.createQuery("select officer from scored_event where evidence = :evidence")
                .bind("evidence", kept.evidence())
                .mapTo(String.class)
                .forEach(touched.officers()::add);
    }
}
