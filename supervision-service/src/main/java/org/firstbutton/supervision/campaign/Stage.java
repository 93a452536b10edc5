package org.firstbutton.supervision.campaign;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Refusal;

/** 阶段 — a part of a campaign, both days included. */
@Schema(name = "CampaignStage")
public record Stage(String name, LocalDate from, LocalDate until, boolean current) {
    private static final Pattern TEXT = Pattern.compile("(.{1,60}) (\\d{4}-\\d\\d-\\d\\d) (\\d{4}-\\d\\d-\\d\\d)");

    /** Reads stages as facts tell them, refused if one ends before it begins or begins before the last has ended. */
    static List<Stage> read(List<String> texts, LocalDate today) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Stage stage = read(texts.get(i), i, today);
            boolean follows =
                    stages.isEmpty() || stage.from().isAfter(stages.get(i - 1).until());
            if (stage.until().isBefore(stage.from()) || !follows) {
                throw Refusal.field("/stages/" + i, "阶段须先后相接、不得重叠 / stages follow one another");
            }
            stages.add(stage);
        }
        return stages;
    }

    private static Stage read(String text, int number, LocalDate today) {
        Matcher parts = TEXT.matcher(text);
        try {
            if (parts.matches()) {
                LocalDate from = LocalDate.parse(parts.group(2));
                LocalDate until = LocalDate.parse(parts.group(3));
                return new Stage(parts.group(1), from, until, !today.isBefore(from) && !today.isAfter(until));
            }
        } catch (DateTimeException noDay) {
            // Falls through: a day that there is not is refused like a text without days.
        }
        throw Refusal.field("/stages/" + number, "须为“名称 起日 止日” / name, first and last day: 起底 2026-03-01 2026-03-31");
    }
}
