package org.firstbutton.supervision.inspection;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.firstbutton.supervision.loop.Person;
import org.jspecify.annotations.Nullable;

/** A county of its own with its inspectors, three units, and schemes in force. */
final class Inspectors {
    static final String COUNTY = "HB/JZ/IN/";
    static final String UNIT = "HB/JZ/IN/U001/";
    static final String INSPECTIONS = "/api/v1/inspections";
    static final String SCHEMES = "/api/v1/inspection-schemes";
    static final String OF_UNIT = "/api/v1/unit-inspections";

    static final Person PLANNER = new Person("in-planner", Set.of("LEGAL_BRIGADE"), COUNTY);
    static final Person FIRST = new Person("in-first", Set.of("CASE_MANAGER"), COUNTY);
    static final Person SECOND = new Person("in-second", Set.of("LEGAL_BRIGADE"), COUNTY);
    static final Person OTHER = new Person("in-other", Set.of("CASE_MANAGER"), COUNTY);
    static final Person CHIEF = new Person("in-chief", Set.of("UNIT_CHIEF"), UNIT);
    static final Person LIAISON = new Person("in-liaison", Set.of("JOINT_OFFICE_LIAISON"), COUNTY);
    private static final AtomicBoolean POSTED = new AtomicBoolean();

    private Inspectors() {}

    static void takePosts() {
        if (POSTED.getAndSet(true)) {
            return;
        }
        for (String person : List.of("in-planner", "in-first", "in-second", "in-other")) {
            post(COUNTY, "CASE_MANAGER", person);
        }
        for (String unit : List.of("U001/", "U002/", "U003/")) {
            post(COUNTY + unit, "UNIT_CHIEF", "in-chief-" + unit);
        }
        post(UNIT, "LEGAL_OFFICER", "in-insider");
    }

    private static void post(String orgPath, String role, String person) {
        PLANNER.post("/api/v1/roster", Map.of("orgPath", orgPath, "role", role, "person", person))
                .then()
                .statusCode(201);
    }

    static Response plan(String unit, Map<String, ?> how) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "unit",
                unit,
                "officerId",
                "in-first",
                "partner",
                "in-second",
                "dueAt",
                Instant.now().plus(Duration.ofDays(20)).toString()));
        body.putAll(how);
        return PLANNER.post(INSPECTIONS + ":plan", body);
    }

    static String inForce(String name) {
        String draft = PLANNER.post(SCHEMES, Map.of("scheme", name, "orgPath", COUNTY, "content", content(null, 3)))
                .path("id");
        OTHER.post(SCHEMES + "/" + draft + ":approve", Map.of()).then().statusCode(200);
        return name;
    }

    static Map<String, Object> scheme(String name, int items) {
        return Map.of("scheme", name, "orgPath", COUNTY, "content", content(items));
    }

    static Map<String, Object> content(int items) {
        return content(5, items);
    }

    static Map<String, Object> content(@Nullable Integer size, int items) {
        List<Map<String, Object>> listed = IntStream.rangeClosed(1, items)
                .mapToObj(i -> Map.<String, Object>of("code", "ITEM_" + i, "zh", "第" + i + "项", "en", "item " + i))
                .toList();
        Map<String, Object> group = new HashMap<>(Map.of("zh", "组", "en", "group", "items", listed));
        if (size != null) {
            group.put("size", size);
        }
        return Map.of("zh", "方案", "en", "scheme", "groups", List.of(group));
    }

    static String coverageOf(String scheme) {
        Instant now = Instant.now();
        return "/api/v1/inspection-coverage?scheme=" + scheme + "&office=" + COUNTY + "&from=" + now + "&to="
                + now.plus(Duration.ofDays(30));
    }

    static Response coverage(String scheme) {
        return PLANNER.get(coverageOf(scheme));
    }
}
