package org.firstbutton.chassis.sheet;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** 行源 — gives the rows of a list one after the other; it is asked once, after the answer has begun. */
@FunctionalInterface
public interface RowSource<T> {
    void each(Consumer<T> sink);

    static <T> RowSource<T> of(List<T> rows) {
        return rows::forEach;
    }

    /**
     * Page by page until one is empty.
     *
     * @param pages the page behind a row, the first one behind none
     * @param cursor of a page's last row
     */
    static <T, C> RowSource<T> untilEmpty(Function<@Nullable C, List<T>> pages, Function<T, C> cursor) {
        return sink -> {
            List<T> page = pages.apply(null);
            while (!page.isEmpty()) {
                page.forEach(sink);
                page = pages.apply(cursor.apply(page.get(page.size() - 1)));
            }
        };
    }

    /** Page by page as long as a page names the next one. */
    static <P, T> RowSource<T> byCursor(
            Function<@Nullable String, P> pages, Function<P, List<T>> rows, Function<P, @Nullable String> next) {
        return sink -> {
            String cursor = null;
            do {
                P page = pages.apply(cursor);
                rows.apply(page).forEach(sink);
                cursor = next.apply(page);
            } while (cursor != null);
        };
    }
}
