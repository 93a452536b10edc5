package org.firstbutton.chassis.paper;

/** 期间 — as a paper writes it; facts and addresses carry {@code 2026-11-22}, {@code 2026-11}, {@code 2026-Q4}. */
public final class PaperPeriod {
    private static final String QUARTERS = "一二三四";

    private PaperPeriod() {}

    /** What is neither a day, a month nor a quarter stays as it is. */
    public static String zh(String label) {
        if (label.matches("[0-9]{4}-Q[1-4]")) {
            return label.substring(0, 4) + "年第" + QUARTERS.charAt(label.charAt(6) - '1') + "季度";
        }
        if (!label.matches("[0-9]{4}-[0-9]{2}(-[0-9]{2})?")) {
            return label;
        }
        String month = label.substring(0, 4) + "年" + Integer.parseInt(label.substring(5, 7)) + "月";
        return label.length() == 7 ? month : month + Integer.parseInt(label.substring(8)) + "日";
    }
}
