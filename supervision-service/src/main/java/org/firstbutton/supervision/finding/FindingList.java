package org.firstbutton.supervision.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** 问题清单 — newest breach first, by keyset, so that a page never skips or repeats a row while others are added. */
@ApplicationScoped
class FindingList {
    private static final String PASSING = """
            where (cast(:rule as text) is null or rule_id = :rule)
              and (cast(:rules as text) is null or rule_id = any (string_to_array(:rules, ',')))
              and (cast(:orgPath as text) is null or org_path ^@ :orgPath)
              and (cast(:status as text) is null or status = :status)
              and (cast(:severity as text) is null or severity = :severity)
              and (cast(:subject as text) is null or subject = :subject or number = :subject)
            """;
    private static final String PAGE = "select * from finding " + PASSING + """
              and (cast(:at as timestamptz) is null or (broken_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))
            order by broken_at desc, id desc limit :limit
            """;

    private static final String COUNTED = "select rule_id, org_path, severity, status, count(*) from finding " + PASSING
            + "group by 1, 2, 3, 4 order by 1, 2, 3, 4";

    /** A page and the cursor of the next one; no cursor on the last. */
    record Page(List<FindingRow> rows, @Nullable String next) {}

    Page page(Handle handle, FindingFilter filter, @Nullable String cursor, int limit) {
        Cursor from = cursor == null ? null : Cursor.parse(cursor);
        List<FindingRow> rows = passing(handle, PAGE, filter)
                .bind("at", from == null ? null : OffsetDateTime.ofInstant(from.brokenAt(), ZoneOffset.UTC))
                .bind("id", from == null ? null : from.id().toString())
                .bind("limit", limit + 1)
                .map((row, context) -> FindingRow.of(row))
                .list();
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        List<FindingRow> shown = rows.subList(0, limit);
        FindingDraft last = shown.get(limit - 1).draft();
        return new Page(shown, new Cursor(last.brokenAt(), last.id()).text());
    }

    /** How many findings of a rule, in a unit, of a severity and status pass the filter. */
    List<FindingTally> tally(Handle handle, FindingFilter filter) {
        return passing(handle, COUNTED, filter)
                .map((row, context) -> new FindingTally(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)))
                .list();
    }

    private static Query passing(Handle handle, String sql, FindingFilter filter) {
        // One rule is found by its index in order; several are not.
        boolean one = filter.rule == null || !filter.rule.contains(",");
        return handle.createQuery(sql)
                .bind("rule", one ? filter.rule : null)
                .bind("rules", one ? null : filter.rule)
                .bind("orgPath", filter.orgPath)
                .bind("status", filter.status)
                .bind("severity", filter.severity)
                .bind("subject", filter.subject);
    }

    private record Cursor(Instant brokenAt, UUID id) {
        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((brokenAt + "|" + id).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor parse(String text) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
                throw Refusal.field("cursor", "not a cursor of this list");
            }
        }
    }
}
