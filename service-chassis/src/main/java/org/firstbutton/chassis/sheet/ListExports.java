package org.firstbutton.chassis.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paper.PaperSettings;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 导出 — answers with a list as a file: CSV, or a workbook where {@code format=xlsx} or the header Accept asks for one. Who
 * took it away and when stands in the workbook.
 */
@ApplicationScoped
public class ListExports {
    public static final String CSV = CsvSheet.TYPE;
    public static final String XLSX = ExcelSheet.TYPE;
    public static final String FORMAT = "csv or xlsx; csv where neither this nor Accept asks for a workbook";

    private static final Set<String> NO_FILTERS = Set.of("format", "cursor", "limit");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final UriInfo uri;
    private final HttpHeaders headers;
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final PaperSettings settings;

    public ListExports(
            UriInfo uri, HttpHeaders headers, CurrentCaller caller, Transactions transactions, PaperSettings settings) {
        this.uri = uri;
        this.headers = headers;
        this.caller = caller;
        this.transactions = transactions;
        this.settings = settings;
    }

    public <T> Response answer(Sheet<T> sheet, @Nullable String format, RowSource<T> rows) {
        return isExcel(format) ? excel(sheet, rows) : csv(sheet, rows);
    }

    private boolean isExcel(@Nullable String format) {
        if (format == null) {
            return headers.getAcceptableMediaTypes().stream()
                    .anyMatch(type -> XLSX.equals(type.getType() + "/" + type.getSubtype()));
        }
        if (!format.equals("csv") && !format.equals("xlsx")) {
            throw Refusal.field("format", "须为 / one of [csv, xlsx]");
        }
        return format.equals("xlsx");
    }

    private static <T> Response csv(Sheet<T> sheet, RowSource<T> rows) {
        StreamingOutput file = out -> CsvSheet.write(out, sheet, rows);
        return answer(file, CSV + ";charset=UTF-8", sheet.name() + ".csv");
    }

    private <T> Response excel(Sheet<T> sheet, RowSource<T> rows) {
        String note = note();
        StreamingOutput file = out -> ExcelSheet.write(out, sheet, rows, note, settings.zone());
        return answer(file, XLSX, sheet.name() + ".xlsx");
    }

    private static Response answer(StreamingOutput file, String type, String name) {
        return Response.ok(file, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private String note() {
        Caller asking = caller.get();
        Instant now = transactions.inScopeOf(asking, DatabaseClock::now);
        String filters = uri.getQueryParameters().entrySet().stream()
                .filter(given -> !NO_FILTERS.contains(given.getKey()))
                .map(given -> given.getKey() + "=" + String.join(",", given.getValue()))
                .sorted()
                .collect(Collectors.joining(" "));
        return "内部使用 · 导出人 %s · %s · 条件 filter: %s"
                .formatted(
                        asking.actorId(),
                        MINUTE.format(now.atZone(settings.zone())),
                        filters.isEmpty() ? "无 none" : filters);
    }
}
