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
import org.jspecify.annotations.Nullable;

/** 问题清单 — newest breach first, by keyset, so that a page never skips or repeats a row while others are added. */
@ApplicationScoped
class FindingList {
    private static final String PAGE = """
            select * from finding
            where (cast(:rule as text) is null or rule_id = :rule)
              and (cast(:orgPath as text) is null or org_path ^@ :orgPath)
              and (cast(:status as text) is null or status = :status)
              and (cast(:severity as text) is null or severity = :severity)
              and (cast(:subject as text) is null or subject = :subject or number = :subject)
              and (cast(:at as timestamptz) is null or (broken_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))
            order by broken_at desc, id desc limit :limit
            """;

    /** A page and the cursor of the next one; no cursor on the last. */
    record Page(List<FindingRow> rows, @Nullable String next) {}

    Page page(Handle handle, FindingFilter filter, @Nullable String cursor, int limit) {
        Cursor from = cursor == null ? null : Cursor.parse(cursor);
        List<FindingRow> rows = handle.createQuery(PAGE)
                .bind("rule", filter.rule)
                .bind("orgPath", filter.orgPath)
                .bind("status", filter.status)
                .bind("severity", filter.severity)
                .bind("subject", filter.subject)
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
