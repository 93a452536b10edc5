package org.firstbutton.scoring.dossierreview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 评查表 — a hundred points over its items, and what makes a dossier fail whatever its points.
 *
 * @param from the first day on which dossiers are selected under it
 */
public record ReviewForm(
        String form, int version, LocalDate from, String zh, String en, List<Item> items, List<Veto> vetoes) {
    static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** 评查项目 */
    @Schema(name = "ReviewItem")
    public record Item(String item, String zh, String en, BigDecimal points) {}

    /** 一票否决 */
    @Schema(name = "ReviewVeto")
    public record Veto(String veto, String zh, String en) {}

    /** As facts quote it, for example {@code GENERAL/1}. */
    public String name() {
        return form + '/' + version;
    }

    /**
     * What is left of the hundred.
     *
     * @param marks taken off, each as {@code item=points}, an item at most once
     */
    BigDecimal score(@Nullable List<String> marks) {
        BigDecimal left = WHOLE;
        Set<String> seen = new HashSet<>();
        for (String mark : marks == null ? List.<String>of() : marks) {
            String[] parts = mark.split("=", -1);
            if (parts.length != 2 || !parts[1].matches("[0-9]{1,3}([.][0-9])?")) {
                throw Refusal.field("/marks", "须为 项目=分值 / item=points is expected: " + mark);
            }
            Item item = items.stream()
                    .filter(known -> known.item().equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> Refusal.field("/marks", "评查表无此项 / the form has no such item: " + parts[0]));
            BigDecimal points = new BigDecimal(parts[1]);
            if (!seen.add(item.item()) || points.compareTo(item.points()) > 0) {
                throw Refusal.field("/marks", "每项一次且不超过其分值 / each item once, at most its points: " + mark);
            }
            left = left.subtract(points);
        }
        return left;
    }

    void requireVetoes(@Nullable List<String> named) {
        for (String veto : named == null ? List.<String>of() : named) {
            if (vetoes.stream().noneMatch(known -> known.veto().equals(veto))) {
                throw Refusal.field("/vetoes", "评查表无此否决项 / the form has no such veto: " + veto);
            }
        }
    }
}
