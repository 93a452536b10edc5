package org.firstbutton.scoring.accounts;

import java.util.List;
import org.firstbutton.scoring.scheme.Text;

/**
 * 算式说明 — a balance, and under it every entry of the quarter down to what it rests on, those that were undone
 * included.
 *
 * @param rests each entry with its source
 * @param caps what is said of the caps
 */
public record Explanation(AccountView balance, List<Rest> rests, List<Text> caps) {

    /**
     * 依据
     *
     * @param evidence where the evidence is kept
     * @param counts whether it counts: it is neither undone nor undoes
     */
    public record Rest(EntryView entry, Text evidence, boolean counts) {}

    static Explanation of(AccountView balance, List<EntryView> entries) {
        List<Rest> rests = entries.stream()
                .map(entry -> new Rest(entry, evidence(entry), entry.reverses() == null && entry.reversedBy() == null))
                .toList();
        List<Text> caps = balance.delta().compareTo(balance.uncapped()) == 0
                ? List.of()
                : List.of(new Text(
                        "加分超过上限，只计 " + balance.delta().toPlainString(),
                        "gains exceed their cap; " + balance.delta().toPlainString() + " counts"));
        return new Explanation(balance, rests, caps);
    }

    private static Text evidence(EntryView entry) {
        String id = entry.findingId();
        return switch (entry.source()) {
            case CONFIRMED_FINDING ->
                new Text(
                        "问题 " + id + "（监督服务 /api/v1/findings/" + id + "）",
                        "finding " + id + " (supervision service, /api/v1/findings/" + id + ")");
            case VIOLATION -> new Text("违反禁令认定 " + id, "confirmed violation " + id);
            case DOSSIER ->
                new Text("案卷评查 /api/v1/dossier-reviews/" + id, "dossier review /api/v1/dossier-reviews/" + id);
            case RATING -> new Text("回访 " + id, "call-back " + id);
            case LISTED -> new Text("榜单 " + id, "list " + id);
            case RECORD -> new Text("记录 " + id, "record " + id);
        };
    }
}
