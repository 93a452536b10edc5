package org.firstbutton.supervision.rulebook;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * 重判进度 — after a change of rules or calendar every timeline is marked to be judged again; this says how far that is.
 *
 * @param book where the change stands
 * @param no the change
 * @param kind kind of the last timeline that was marked, empty at the beginning
 * @param key key of the last timeline that was marked
 */
public record Marking(Book book, long no, String kind, String key) {

    /** 变更簿 — where changes stand that concern every timeline. */
    public enum Book {
        RULES("pack_in_force"),
        CALENDAR("calendar_in_force");

        private final String table;

        Book(String table) {
            this.table = table;
        }
    }

    /** The last change, while timelines are still to be marked for it and nobody else is at it. */
    public static Optional<Marking> next(Handle handle) {
        for (Book book : Book.values()) {
            Optional<Marking> open = handle.createQuery("select no, marked_kind, marked_key from " + book.table
                            + " where marked_at is null and no = (select max(no) from " + book.table
                            + ") for update skip locked")
                    .map((row, context) -> new Marking(book, row.getLong(1), row.getString(2), row.getString(3)))
                    .findOne();
            if (open.isPresent()) {
                return open;
            }
        }
        return Optional.empty();
    }

    /** Notes that all up to this timeline are marked. */
    public void reached(Handle handle, String toKind, String toKey, boolean done) {
        handle.createUpdate("update " + book.table + """
                         set marked_kind = :kind, marked_key = :key, marked_at = case when :done then clock_timestamp() end
                        where no = :no
                        """)
                .bind("kind", toKind)
                .bind("key", toKey)
                .bind("done", done)
                .bind("no", no)
                .execute();
    }
}
