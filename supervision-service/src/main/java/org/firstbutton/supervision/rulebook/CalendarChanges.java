package org.firstbutton.supervision.rulebook;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.calendar.WorkCalendar;
import org.jdbi.v3.core.Handle;

/** 日历变更 — notices at start that the working calendar is another one than before, and has all timelines judged again. */
@ApplicationScoped
public class CalendarChanges {
    private final WorkCalendar calendar;

    public CalendarChanges(CalendarInForce inForce) {
        this.calendar = inForce.calendars().workCalendar();
    }

    void start(@Observes StartupEvent started, Transactions transactions) {
        transactions.asConsumer(handle -> note(handle, calendar));
    }

    /** Whether this calendar is a new one; several replicas that start with the same are one change. */
    static boolean note(Handle handle, WorkCalendar calendar) {
        handle.execute("select pg_advisory_xact_lock(hashtext('calendar_in_force'))");
        return handle.createUpdate("""
                        insert into calendar_in_force (version, sha256)
                        select :version, :sha256
                        where :sha256 is distinct from (select sha256 from calendar_in_force order by no desc limit 1)
                        """)
                        .bind("version", calendar.version())
                        .bind("sha256", sha256(String.join("\n", calendar.texts())))
                        .execute()
                == 1;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
