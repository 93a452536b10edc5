package org.firstbutton.supervision.finding;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * 责任分担 — one officer's part in the matter of a finding, as the facts tell it.
 *
 * @param partZh the part as the principle has it, for example 谁接警谁负责
 * @param since when he first had to do with it
 * @param facts the types of the facts that say so
 */
@Schema(name = "Share", description = "责任分担 — who took, handled, reviewed or approved it, by its facts")
public record Share(Part part, String partZh, String partEn, String officer, Instant since, List<String> facts) {

    /** 分工 */
    public enum Part {
        TAKER("谁接警谁负责", "took or passed on the call"),
        HANDLER("谁办案谁负责", "responded or handled the case"),
        REVIEWER("谁审核谁负责", "reviewed it"),
        APPROVER("谁审批谁负责", "approved it");

        private final String zh;
        private final String en;

        Part(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        Share of(String officer, Instant since, List<String> facts) {
            return new Share(this, zh, en, officer, since, List.copyOf(facts));
        }
    }
}
