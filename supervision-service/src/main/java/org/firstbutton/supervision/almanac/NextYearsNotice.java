package org.firstbutton.supervision.almanac;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Month;
import java.util.OptionalInt;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * 放假通知提醒 — says from 1 December on that next year's notice is missing. Terms that run into the new year cannot be
 * counted without it; it never takes the service out of rotation, for all other terms can.
 */
@Readiness
@ApplicationScoped
public class NextYearsNotice implements HealthCheck {
    private final Transactions transactions;
    private final Calendars calendars;
    private volatile @Nullable LocalDate today;
    private @Nullable LocalDate warnedOn;

    public NextYearsNotice(Transactions transactions, CalendarInForce inForce, MeterRegistry metrics) {
        this.transactions = transactions;
        this.calendars = inForce.calendars();
        metrics.gauge(
                "firstbutton.calendar.notice.missing",
                this,
                notice -> notice.missing().isPresent() ? 1 : 0);
    }

    @Scheduled(every = "15m", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            LocalDate now = transactions
                    .asConsumer(DatabaseClock::now)
                    .atZone(calendars.zone())
                    .toLocalDate();
            today = now;
            OptionalInt year = missing();
            if (year.isPresent() && !now.equals(warnedOn)) {
                warnedOn = now;
                Log.warnf(
                        "no holiday notice for %d 尚无放假通知: terms that run into it cannot be counted; "
                                + "add it to the file named by firstbutton.supervision.calendar and restart",
                        year.getAsInt());
            }
        } catch (RuntimeException away) {
            Log.debugf("the calendar cannot be looked at: %s", away.toString());
        }
    }

    /** The year whose notice should be there by {@code day} and is not. */
    static OptionalInt missing(WorkCalendar calendar, LocalDate day) {
        if (!calendar.hasNoticeFor(day.getYear())) {
            return OptionalInt.of(day.getYear());
        }
        int next = day.getYear() + 1;
        boolean late = day.getMonth() == Month.DECEMBER && !calendar.hasNoticeFor(next);
        return late ? OptionalInt.of(next) : OptionalInt.empty();
    }

    private OptionalInt missing() {
        LocalDate day = today;
        return day == null ? OptionalInt.empty() : missing(calendars.workCalendar(), day);
    }

    @Override
    public HealthCheckResponse call() {
        OptionalInt year = missing();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("calendar")
                .up()
                .withData("version", calendars.workCalendar().version())
                .withData("noticeMissing", year.isPresent());
        year.ifPresent(missing -> answer.withData("year", missing));
        return answer.build();
    }
}
