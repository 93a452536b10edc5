package org.firstbutton.chassis.paper;

import java.util.List;
import java.util.Map;

/**
 * 文稿 — what a paper says beside its number, kept from the moment on at which it is issued.
 *
 * @param addressee 主送; empty where there is none
 * @param fields for the template, by the names that stand there in {@code {{…}}}
 */
public record PaperText(String title, String addressee, Map<String, String> fields, List<Section> sections) {

    /**
     * 一部分 — a heading, a paragraph and a table, each of which may be empty.
     *
     * @param header of the table
     */
    public record Section(String heading, String text, List<String> header, List<List<String>> rows) {

        public static Section table(String heading, List<String> header, List<List<String>> rows) {
            return new Section(heading, rows.isEmpty() ? "无。" : "", header, rows);
        }
    }
}
