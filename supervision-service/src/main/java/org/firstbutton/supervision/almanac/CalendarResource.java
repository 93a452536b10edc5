package org.firstbutton.supervision.almanac;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.WorkCalendar;
import org.firstbutton.supervision.calendar.WorkCalendar.Announcement;
import org.firstbutton.supervision.calendar.WorkCalendar.DayKind;
import org.jspecify.annotations.Nullable;

/** 法定日历接口 — the calendar that terms are counted by: its years, the notices they rest on, each single day. */
@Path("/api/v1/calendars")
@Tag(name = "calendars", description = "法定日历 Legal calendar")
@RolesAllowed({
    Roles.RULE_ADMIN,
    Roles.AUDITOR,
    Roles.OPS,
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.COMMAND_CENTRE_SUPERVISOR,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.DISCIPLINE,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class CalendarResource {
    private static final int LAST_JUDGED_BY = 20;

    private final CalendarInForce inForce;
    private final CurrentCaller caller;
    private final Transactions transactions;

    CalendarResource(CalendarInForce inForce, CurrentCaller caller, Transactions transactions) {
        this.inForce = inForce;
        this.caller = caller;
        this.transactions = transactions;
    }

    /**
     * @param version names of the files that it was read from, and the date of the newest notice
     * @param weekendsMoveTheEnd whether the last day of a term moves off a plain weekend too
     * @param judgedBy the versions that findings were judged by, the one in force first
     */
    @Schema(name = "LegalCalendars", description = "法定日历 — the years that have been announced, and by which notices")
    public record CalendarsView(
            @Schema(examples = "cn-state-council 2025-11-04")
            String version,

            @Schema(examples = "Asia/Shanghai") String zone,
            boolean weekendsMoveTheEnd,
            List<YearView> years,
            List<VersionView> judgedBy) {}

    /** 年度 — how many days of each kind, and when the notices of this year were published, the first first. */
    @Schema(name = "CalendarYear")
    public record YearView(int year, int workingDays, int daysOff, int madeUp, List<LocalDate> published) {}

    /** 日历版本 — {@code sha256}: of the texts that it was read from. */
    @Schema(name = "CalendarVersion")
    public record VersionView(String version, String sha256, Instant since) {}

    /** 年历 — every day of a year. */
    @Schema(name = "CalendarOfYear")
    public record OfYear(int year, String version, List<NoticeView> notices, List<DayView> days) {}

    /** 放假通知 — what one notice says; a later one rules the days that it names. */
    @Schema(name = "HolidayNotice")
    public record NoticeView(LocalDate published, List<LocalDate> daysOff, List<LocalDate> madeUp) {}

    /** 日 — what a day is, with the name of the holiday. */
    @Schema(name = "CalendarDay")
    public record DayView(
            LocalDate date,
            DayKind kind,
            @Nullable String nameZh,
            @Nullable String nameEn) {}

    @GET
    @Operation(
            operationId = "listCalendars",
            summary = "法定日历 / The calendar in force: its years, their notices, the versions judged by")
    public CalendarsView list() {
        Calendars calendars = inForce.calendars();
        WorkCalendar work = calendars.workCalendar();
        List<YearView> years = work.announcements().stream()
                .map(Announcement::year)
                .distinct()
                .sorted((one, other) -> other - one)
                .map(year -> year(work, year))
                .toList();
        return new CalendarsView(
                work.version(), calendars.zone().getId(), calendars.weekendsMoveTheEnd(), years, judgedBy());
    }

    @GET
    @Path("/{year}")
    @Operation(
            operationId = "getCalendarOfYear",
            summary = "年历 / Every day of a year, and the notices that it rests on")
    public OfYear year(@PathParam("year") @Parameter(example = "2026") int year) {
        WorkCalendar work = inForce.calendars().workCalendar();
        if (!work.hasNoticeFor(year)) {
            throw Refusal.notFound();
        }
        return new OfYear(
                year,
                work.version(),
                work.announcements().stream()
                        .filter(each -> each.year() == year)
                        .map(each -> new NoticeView(each.published(), each.daysOff(), each.madeUp()))
                        .toList(),
                daysOf(year).stream().map(day -> day(work, day)).toList());
    }

    private static YearView year(WorkCalendar work, int year) {
        List<DayKind> kinds = daysOf(year).stream().map(work::kindOf).toList();
        return new YearView(
                year,
                count(kinds, DayKind.WORKING) + count(kinds, DayKind.MAKE_UP),
                count(kinds, DayKind.HOLIDAY),
                count(kinds, DayKind.MAKE_UP),
                work.announcements().stream()
                        .filter(each -> each.year() == year)
                        .map(Announcement::published)
                        .toList());
    }

    private static DayView day(WorkCalendar work, LocalDate day) {
        String name = work.nameOf(day);
        return name.isEmpty()
                ? new DayView(day, work.kindOf(day), null, null)
                : new DayView(day, work.kindOf(day), name, work.inEnglish(name));
    }

    private static List<LocalDate> daysOf(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1)).toList();
    }

    private static int count(List<DayKind> kinds, DayKind kind) {
        return (int) kinds.stream().filter(kind::equals).count();
    }

    private List<VersionView> judgedBy() {
        return transactions.inScopeOf(
                caller.get(),
                handle -> handle.createQuery(
                                "select version, sha256, since from calendar_in_force order by no desc limit :last")
                        .bind("last", LAST_JUDGED_BY)
                        .map((row, context) -> new VersionView(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()))
                        .list());
    }
}
