package org.firstbutton.supervision.almanac;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Set;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.loop.Person;
import org.junit.jupiter.api.Test;

/** Whoever doubts a due date can read the calendar that it was counted by. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class CalendarIT {
    private static final Person OFFICER = new Person("cal-officer", Set.of("LEGAL_OFFICER"), Person.UNIT);

    @Test
    void everyDayOfAYearIsTold_andWhichNoticeMadeItSo() {
        JsonPath all = OFFICER.get("/api/v1/calendars").jsonPath();
        assertThat(all.getString("version")).startsWith("cn-state-council");
        assertThat(all.getInt("years.find { it.year == 2026 }.madeUp")).isEqualTo(6);
        assertThat(all.getString("judgedBy[0].version")).isEqualTo(all.getString("version"));

        JsonPath year = OFFICER.get("/api/v1/calendars/2026").jsonPath();
        assertThat(year.getList("days")).hasSize(365);
        assertThat(kind(year, "2026-10-01")).isEqualTo("HOLIDAY");
        assertThat(year.getString("days.find { it.date == '2026-10-01' }.nameEn"))
                .isEqualTo("National Day");
        assertThat(kind(year, "2026-10-10")).isEqualTo("MAKE_UP");
        assertThat(kind(year, "2026-10-11")).isEqualTo("WEEKEND");
        assertThat(kind(year, "2026-10-12")).isEqualTo("WORKING");
        assertThat(year.getList("notices[0].madeUp", String.class)).contains("2026-10-10");
        assertThat(OFFICER.get("/api/v1/calendars/2199").statusCode()).isEqualTo(404);
    }

    private static String kind(JsonPath year, String date) {
        return year.getString("days.find { it.date == '" + date + "' }.kind");
    }
}
