package org.firstbutton.scoring.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.firstbutton.chassis.paper.PaperOffices;
import org.firstbutton.chassis.paper.PaperPeriod;
import org.firstbutton.chassis.paper.PaperText;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.jdbi.v3.core.Handle;

/** 榜单公布稿 — a published list as a paper: what stands on it, and nothing that was struck or taken off. */
@ApplicationScoped
public class ListPapers {
    private static final Map<String, String> NAMES = Map.of(
            "BEST_WORST_DOSSIERS", "十佳十差案卷",
            "BEST_WORST_ALERTS", "十佳十差警情",
            "RED_BLACK", "红黑榜");
    private static final List<String> HEADER = List.of("名次", "条目");

    private final Proceedings proceedings;
    private final PaperOffices offices;

    ListPapers(Proceedings proceedings, PaperOffices offices) {
        this.proceedings = proceedings;
        this.offices = offices;
    }

    public Draft published(Handle handle, Caller caller, UUID id) {
        Proceeding list =
                proceedings.find(handle, caller, ListProcedure.TABLE, id).orElseThrow(Refusal::notFound);
        if (!list.state().equals("PUBLISHED")) {
            throw Refusal.forbiddenBy("d6: only a published list", "尚未公布 / it is not published yet");
        }
        Roll roll = Roll.of(handle, id);
        String period = PaperPeriod.zh(roll.period());
        String name = NAMES.getOrDefault(roll.list(), roll.list());
        return new Draft(
                list.orgPath(),
                list.orgPath(),
                "/api/v1/lists/" + id,
                new PaperText(
                        "关于公布" + period + name + "的通报",
                        "",
                        Map.of("单位", offices.name(list.orgPath()), "期间", period, "榜名", name),
                        List.of(side(roll, "BEST", "一、红榜（最佳）"), side(roll, "WORST", "二、黑榜（最差）"))));
    }

    private static PaperText.Section side(Roll roll, String side, String heading) {
        List<List<String>> rows = roll.entries().values().stream()
                .filter(entry -> entry.side().equals(side) && entry.stands())
                .map(entry -> List.of(String.valueOf(entry.place()), entry.entry()))
                .toList();
        return PaperText.Section.table(heading, HEADER, rows);
    }
}
