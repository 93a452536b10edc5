package org.firstbutton.chassis.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 发文登记簿 — numbers without a gap, by kind, office and year: the number is taken in the transaction that issues the paper. */
@ApplicationScoped
public class PaperBook {
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final PaperOffices offices;
    private final PaperSettings settings;

    public PaperBook(AuditTrail audit, ObjectMapper json, PaperOffices offices, PaperSettings settings) {
        this.audit = audit;
        this.json = json;
        this.offices = offices;
        this.settings = settings;
    }

    /**
     * A paper to be issued.
     *
     * @param orgPath whom it concerns, below the office
     * @param about what it is on; one paper of a kind each
     */
    public record Draft(String office, String orgPath, String about, PaperText text) {}

    public Paper issue(Handle handle, Caller by, PaperKind kind, Draft draft) {
        if (!by.covers(draft.office())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "须由 / is issued by " + draft.office());
        }
        Instant now = DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
        int year = now.atZone(settings.zone()).getYear();
        oneAtATime(handle, kind, draft, year);
        before(handle, kind, draft).ifPresent(number -> {
            throw Refusal.forbiddenBy("papers: one each", "已发文 / it was issued as " + number);
        });
        int no = handle.createQuery("""
                        select coalesce(max(no), 0) + 1 from paper
                        where kind = :kind and office = :office and year = :year
                        """)
                .bind("kind", kind.name())
                .bind("office", draft.office())
                .bind("year", year)
                .mapTo(Integer.class)
                .one();
        Paper paper = new Paper(
                Generators.timeBasedEpochGenerator().generate(),
                kind.name(),
                draft.office(),
                draft.orgPath(),
                year,
                no,
                offices.mark(draft.office()) + kind.mark() + "〔" + year + "〕" + no + "号",
                draft.about(),
                draft.text().title(),
                by.actorId(),
                now);
        write(handle, paper, draft.text());
        audit.record(handle, AuditEntry.done(by, "issue", "paper", paper.id().toString(), 1, paper.orgPath()));
        return paper;
    }

    // Two at once would read the same last number.
    private static void oneAtATime(Handle handle, PaperKind kind, Draft draft, int year) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:series, 0))::text")
                .bind("series", "paper " + kind.name() + " " + draft.office() + " " + year)
                .mapTo(String.class)
                .one();
    }

    private static Optional<String> before(Handle handle, PaperKind kind, Draft draft) {
        return handle.createQuery("select number from paper where kind = :kind and about = :about")
                .bind("kind", kind.name())
                .bind("about", draft.about())
                .mapTo(String.class)
                .findOne();
    }

    private void write(Handle handle, Paper paper, PaperText text) {
        handle.createUpdate("""
                        insert into paper (id, kind, office, org_path, year, no, number, about, title, text, issued_by,
                                           issued_at)
                        values (:id, :kind, :office, :org, :year, :no, :number, :about, :title, cast(:text as jsonb),
                                :by, :at)
                        """)
                .bind("id", paper.id())
                .bind("kind", paper.kind())
                .bind("office", paper.office())
                .bind("org", paper.orgPath())
                .bind("year", paper.year())
                .bind("no", paper.no())
                .bind("number", paper.number())
                .bind("about", paper.about())
                .bind("title", paper.title())
                .bind("text", written(text))
                .bind("by", paper.issuedBy())
                .bind("at", OffsetDateTime.ofInstant(paper.issuedAt(), ZoneOffset.UTC))
                .execute();
    }

    /** Latest first. */
    List<Paper> page(
            Handle handle, @Nullable String kind, @Nullable String orgPath, @Nullable String cursor, int limit) {
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        return handle.createQuery("""
                        select * from paper
                        where (cast(:kind as text) is null or kind = :kind)
                          and (cast(:org as text) is null or org_path ^@ :org)
                          and (cast(:at as timestamptz) is null
                               or (issued_at, id) < (cast(:at as timestamptz), cast(:after as uuid)))
                        order by issued_at desc, id desc limit :limit
                        """)
                .bind("kind", kind)
                .bind("org", orgPath)
                .bind("at", behind == null ? null : OffsetDateTime.ofInstant(behind.at(), ZoneOffset.UTC))
                .bind("after", behind == null ? null : behind.id())
                .bind("limit", limit)
                .map((row, context) -> paper(row))
                .list();
    }

    static String cursor(Paper last) {
        return new PageCursor(last.issuedAt(), last.id()).opaque();
    }

    Optional<Paper> find(Handle handle, UUID id) {
        return handle.createQuery("select * from paper where id = :id")
                .bind("id", id)
                .map((row, context) -> paper(row))
                .findOne();
    }

    PaperText text(Handle handle, UUID id) {
        String text = handle.createQuery("select text::text from paper where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
        try {
            return json.readValue(text, PaperText.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String written(PaperText text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Paper paper(ResultSet row) throws SQLException {
        return new Paper(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("office"),
                row.getString("org_path"),
                row.getInt("year"),
                row.getInt("no"),
                row.getString("number"),
                row.getString("about"),
                row.getString("title"),
                row.getString("issued_by"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}
