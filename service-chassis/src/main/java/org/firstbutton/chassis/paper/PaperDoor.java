package org.firstbutton.chassis.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.firstbutton.chassis.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/** 文印 — what every service does with its papers: lists them, and prints one as Word or PDF, which is written down. */
@ApplicationScoped
public class PaperDoor {
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String PDF = "application/pdf";

    private static final int EXPORTED_AT_ONCE = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Sheet<Paper> SHEET = Sheet.<Paper>of("papers", "发文登记簿")
            .column("number", "文号", Paper::number)
            .column("kind", "文种", Paper::kind)
            .column("title", "标题", Paper::title)
            .column("office", "发文机关", Paper::office)
            .column("orgPath", "涉及单位", Paper::orgPath)
            .column("issuedBy", "签发人", Paper::issuedBy)
            .column("issuedAt", "签发时间", Paper::issuedAt)
            .column("withdrawnAt", "撤回时间", Paper::withdrawnAt)
            .column("withdrawnFor", "撤回理由", Paper::withdrawnFor)
            .column("replacedBy", "代之以", Paper::replacedBy)
            .column("id", "编号", Paper::id);

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final PaperBook book;
    private final PaperTemplates templates;
    private final PaperOffices offices;
    private final PaperSettings settings;
    private final AuditTrail audit;
    private final ListExports exports;

    @SuppressWarnings("checkstyle:ParameterNumber")
    public PaperDoor(
            CurrentCaller caller,
            Transactions transactions,
            PaperBook book,
            PaperTemplates templates,
            PaperOffices offices,
            PaperSettings settings,
            AuditTrail audit,
            ListExports exports) {
        this.caller = caller;
        this.transactions = transactions;
        this.book = book;
        this.templates = templates;
        this.offices = offices;
        this.settings = settings;
        this.audit = audit;
        this.exports = exports;
    }

    /** A page of papers, latest first; {@code nextCursor} is absent on the last. */
    public record PaperPage(List<Paper> items, @Nullable String nextCursor) {}

    public PaperPage list(@Nullable String kind, @Nullable String orgPath, @Nullable String cursor, int limit) {
        List<Paper> found =
                transactions.inScopeOf(caller.get(), handle -> book.page(handle, kind, orgPath, cursor, limit + 1));
        if (found.size() <= limit) {
            return new PaperPage(found, null);
        }
        List<Paper> shown = found.subList(0, limit);
        return new PaperPage(shown, PaperBook.cursor(shown.get(limit - 1)));
    }

    public Response export(@Nullable String kind, @Nullable String orgPath, @Nullable String format) {
        Caller asking = caller.get();
        RowSource<Paper> rows = RowSource.<Paper, String>untilEmpty(
                cursor -> transactions.inScopeOf(
                        asking, handle -> book.page(handle, kind, orgPath, cursor, EXPORTED_AT_ONCE)),
                PaperBook::cursor);
        return exports.answer(SHEET, format, rows);
    }

    public Paper one(UUID id) {
        return transactions.inScopeOf(
                caller.get(), handle -> book.find(handle, id).orElseThrow(Refusal::notFound));
    }

    /** What is printed, and by whom; read and written down before the printing begins, which takes long. */
    private record Job(Paper paper, PaperText text, Instant at) {}

    /** @param kinds of this service; a paper of none of them is not printed */
    public Response docx(UUID id, List<? extends PaperKind> kinds) {
        Job job = job(id, "docx");
        return file(job, DOCX, "docx", docx(job, kinds));
    }

    public Response pdf(UUID id, List<? extends PaperKind> kinds) {
        Job job = job(id, "pdf");
        PaperKind kind = kind(job.paper(), kinds);
        byte[] docx = DocxPaper.of(templates.of(kind), job.text(), given(job.paper()), null);
        byte[] pdf = new PdfPaper(settings.fonts())
                .of(docx, job.paper().number() + " " + job.paper().title(), watermark(job, kind));
        return file(job, PDF, "pdf", pdf);
    }

    private byte[] docx(Job job, List<? extends PaperKind> kinds) {
        PaperKind kind = kind(job.paper(), kinds);
        return DocxPaper.of(templates.of(kind), job.text(), given(job.paper()), watermark(job, kind));
    }

    private Job job(UUID id, String form) {
        Caller asking = caller.get();
        return transactions.inScopeOf(asking, handle -> {
            Paper paper = book.find(handle, id).orElseThrow(Refusal::notFound);
            audit.record(
                    handle,
                    AuditEntry.revealed(
                            asking, "print", "paper", id.toString(), paper.orgPath(), "printed as " + form));
            return new Job(paper, book.text(handle, id), DatabaseClock.now(handle));
        });
    }

    private static PaperKind kind(Paper paper, List<? extends PaperKind> kinds) {
        for (PaperKind kind : kinds) {
            if (kind.name().equals(paper.kind())) {
                return kind;
            }
        }
        throw Refusal.notFound();
    }

    private Map<String, String> given(Paper paper) {
        return Map.of(
                "文号",
                paper.number(),
                "发文机关",
                offices.name(paper.office()),
                "日期",
                DAY.format(paper.issuedAt().atZone(settings.zone())));
    }

    private @Nullable String watermark(Job job, PaperKind kind) {
        String withdrawn = job.paper().withdrawnAt() == null ? "" : "已撤回 ";
        if (kind.isPersonal()) {
            return withdrawn + caller.get().actorId() + " "
                    + MINUTE.format(job.at().atZone(settings.zone())) + " 内部使用";
        }
        return withdrawn.isEmpty() ? null : withdrawn + job.paper().number();
    }

    private static Response file(Job job, String type, String ending, byte[] content) {
        String name = URLEncoder.encode(job.paper().number() + "." + ending, StandardCharsets.UTF_8);
        return Response.ok(content, type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"paper." + ending + "\"; filename*=UTF-8''" + name)
                .header("Cache-Control", "no-store")
                .build();
    }
}
