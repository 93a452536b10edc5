package org.firstbutton.localrun;

/** 双语 — one message in both languages of our users, Chinese first. */
public record Words(String zh, String en) {

    public static Words of(String zh, String en) {
        return new Words(zh, en);
    }

    public Words formatted(Object... values) {
        return new Words(zh.formatted(values), en.formatted(values));
    }

    /** Both languages, the second line indented like the first one's text. */
    public String lines(String mark) {
        String indent = " ".repeat(mark.length());
        return mark + zh + System.lineSeparator() + indent + en;
    }
}
