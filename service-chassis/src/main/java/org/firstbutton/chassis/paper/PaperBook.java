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
    private static final String SELECT = """
            select p.*, w.withdrawn_at, w.withdrawn_by, w.reason as withdrawn_for,
                   (select n.number from paper n where w.paper is not null and n.kind = p.kind and n.about = p.about
                      and n.issued_at > w.withdrawn_at order by n.issued_at limit 1) as replaced_by
            from paper p left join paper_withdrawal w on w.paper = p.id
            """;

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
                now,
                null,
                null,
                null,
                null);
        write(handle, paper, draft.text());
        stands(handle, paper);
        audit.record(handle, AuditEntry.done(by, "issue", "paper", paper.id().toString(), 1, paper.orgPath()));
        return paper;
    }

    /**
     * 撤回 — its number stays taken and its text stays to be read; on the same thing another may be issued then. Who issued
     * a paper does not withdraw it.
     */
    public Paper withdraw(Handle handle, Caller by, UUID id, String reason) {
        Paper paper = find(handle, id).orElseThrow(Refusal::notFound);
        if (!by.covers(paper.office())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "须由 / is withdrawn by " + paper.office());
        }
        if (by.actorId().equals(paper.issuedBy())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "签发人不得撤回 / who issued it does not withdraw it");
        }
        Instant now = DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
        int written = handle.createUpdate("""
                        insert into paper_withdrawal (paper, org_path, reason, withdrawn_by, withdrawn_at)
                        values (:id, :org, :reason, :by, :at) on conflict do nothing
                        """)
                .bind("id", id)
                .bind("org", paper.orgPath())
                .bind("reason", reason)
                .bind("by", by.actorId())
                .bind("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .execute();
        if (written == 0) {
            throw Refusal.forbiddenBy("papers: withdrawn once", "已撤回 / it was withdrawn already");
        }
        handle.createUpdate("delete from paper_standing where paper = :id")
                .bind("id", id)
                .execute();
        audit.record(handle, AuditEntry.done(by, "withdraw", "paper-withdrawal", id.toString(), 1, paper.orgPath()));
        return find(handle, id).orElseThrow(Refusal::notFound);
    }

    // Two at once would read the same last number.
    private static void oneAtATime(Handle handle, PaperKind kind, Draft draft, int year) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:series, 0))::text")
                .bind("series", "paper " + kind.name() + " " + draft.office() + " " + year)
                .mapTo(String.class)
                .one();
    }

    private static Optional<String> before(Handle handle, PaperKind kind, Draft draft) {
        return handle.createQuery("""
                        select p.number from paper_standing s join paper p on p.id = s.paper
                        where s.kind = :kind and s.about = :about
                        """)
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

    private static void stands(Handle handle, Paper paper) {
        handle.createUpdate(
                        "insert into paper_standing (kind, about, paper, org_path) values (:kind, :about, :id, :org)")
                .bind("kind", paper.kind())
                .bind("about", paper.about())
                .bind("id", paper.id())
                .bind("org", paper.orgPath())
                .execute();
    }

    /** Latest first. */
    List<Paper> page(
            Handle handle, @Nullable String kind, @Nullable String orgPath, @Nullable String cursor, int limit) {
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        return handle.createQuery(SELECT + """
                        where (cast(:kind as text) is null or p.kind = :kind)
                          and (cast(:org as text) is null or p.org_path ^@ :org)
                          and (cast(:at as timestamptz) is null
                               or (p.issued_at, p.id) < (cast(:at as timestamptz), cast(:after as uuid)))
                        order by p.issued_at desc, p.id desc limit :limit
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

    public Optional<Paper> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where p.id = :id")
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
        OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
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
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                withdrawn == null ? null : withdrawn.toInstant(),
                row.getString("withdrawn_by"),
                row.getString("withdrawn_for"),
                row.getString("replaced_by"));
    }
}
