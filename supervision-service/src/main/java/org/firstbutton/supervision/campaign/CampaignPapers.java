package org.firstbutton.supervision.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.firstbutton.chassis.paper.PaperOffices;
import org.firstbutton.chassis.paper.PaperText;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.supervision.campaign.CampaignTasks.Count;
import org.firstbutton.supervision.campaign.CampaignTasks.Heading;
import org.firstbutton.supervision.campaign.CampaignTasks.Measures;
import org.firstbutton.supervision.campaign.CampaignTasks.UnitProgress;
import org.jdbi.v3.core.Handle;

/** 专项通报稿 — how far a campaign has come, as it stood on the day on which it was issued; one a day. */
@ApplicationScoped
public class CampaignPapers {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final List<String> UNITS = List.of("序号", "单位", "问题", "已销号", "未销号", "销号率");
    private static final List<String> HEADINGS = List.of("方面", "措施", "已验收", "逾期未办结", "责任单位");

    private final Proceedings proceedings;
    private final CampaignPractice practice;
    private final CampaignTasks tasks;
    private final PaperOffices offices;

    CampaignPapers(Proceedings proceedings, CampaignPractice practice, CampaignTasks tasks, PaperOffices offices) {
        this.proceedings = proceedings;
        this.practice = practice;
        this.tasks = tasks;
        this.offices = offices;
    }

    public Draft draft(Handle handle, Caller caller, UUID id) {
        Proceeding campaign =
                proceedings.find(handle, caller, CampaignProcedure.TABLE, id).orElseThrow(Refusal::notFound);
        LocalDate today = practice.today(handle);
        CampaignKind kind = CampaignKind.valueOf(campaign.detail().path("kind").asText());
        String name = campaign.detail().path("name").asText();
        Count found = tasks.count(handle, id);
        Measures measures = tasks.measures(handle, id);
        Map<String, String> fields = Map.of(
                "单位", offices.name(campaign.orgPath()),
                "行动", name,
                "类别", kind.zh(),
                "截至时间", DAY.format(today),
                "阶段", stage(campaign, today),
                "任务数", String.valueOf(found.tasks()),
                "销号数", String.valueOf(found.cleared()),
                "措施数", String.valueOf(measures.all()),
                "验收数", String.valueOf(measures.accepted()));
        return new Draft(
                campaign.orgPath(),
                campaign.orgPath(),
                "/api/v1/campaign-progress/" + id + "?day=" + today,
                new PaperText("关于“" + name + "”开展情况的通报", "", fields, sections(handle, id)));
    }

    private List<PaperText.Section> sections(Handle handle, UUID id) {
        // Those with most left to do stand first.
        List<UnitProgress> units = tasks.units(handle, id).stream()
                .sorted(Comparator.comparingInt((UnitProgress unit) -> unit.cleared() - unit.tasks())
                        .thenComparing(UnitProgress::unit))
                .toList();
        List<PaperText.Section> sections = new ArrayList<>();
        sections.add(PaperText.Section.table(
                "一、各单位问题销号情况",
                UNITS,
                IntStream.range(0, units.size())
                        .mapToObj(n -> cells(n + 1, units.get(n)))
                        .toList()));
        sections.add(PaperText.Section.table(
                "二、措施落实情况",
                HEADINGS,
                tasks.headings(handle, id).stream()
                        .sorted(Comparator.comparing(Heading::heading))
                        .map(this::cells)
                        .toList()));
        return sections;
    }

    private List<String> cells(int number, UnitProgress unit) {
        return List.of(
                String.valueOf(number),
                offices.name(unit.unit()),
                String.valueOf(unit.tasks()),
                String.valueOf(unit.cleared()),
                String.valueOf(unit.tasks() - unit.cleared()),
                Math.round(100.0 * unit.cleared() / unit.tasks()) + "%");
    }

    private List<String> cells(Heading of) {
        return List.of(
                of.heading().isEmpty() ? "—" : of.heading(),
                String.valueOf(of.measures()),
                String.valueOf(of.accepted()),
                String.valueOf(of.overdue()),
                String.join("、", of.units().stream().map(offices::name).toList()));
    }

    private static String stage(Proceeding campaign, LocalDate today) {
        if (campaign.state().equals("CLOSED")) {
            return "已收官";
        }
        List<String> texts = new ArrayList<>();
        campaign.detail().path("stages").forEach(each -> texts.add(each.asText()));
        return Stage.read(texts, today).stream()
                .filter(Stage::current)
                .map(Stage::name)
                .findFirst()
                .orElse("进行中");
    }
}
