package org.firstbutton.casework.property;

import java.util.function.Consumer;
import org.firstbutton.casework.property.CountResource.CountView;
import org.firstbutton.chassis.sheet.Sheet;

/** 盘点表 — the columns of the exported counts: one line for each store, or one for the unit if none was told apart. */
final class CountSheet {
    static final Sheet<Line> SHEET = Sheet.<Line>of("property-counts", "财物盘点 property counts")
            .withMark()
            .column("countedAt", "盘点时间", line -> line.count().countedAt())
            .column("unit", "单位", line -> line.count().orgPath())
            .column("scope", "范围", line -> line.count().scope())
            .column("countedBy", "盘点人", line -> line.count().countedBy())
            .column("place", "库房", line -> line.place().place())
            .column("ledgerQuantity", "账面数量", line -> line.place().ledgerQuantity())
            .column("shelfQuantity", "实物数量", line -> line.place().shelfQuantity())
            .column("ledgerAmount", "账面金额", line -> line.place().ledgerAmount())
            .column("shelfAmount", "实物金额", line -> line.place().shelfAmount())
            .column("differences", "差异", line -> String.join(" ", line.place().differences()))
            .column("countId", "盘点编号", line -> line.count().id());

    private CountSheet() {}

    /** 行 */
    record Line(CountView count, PlaceCount place) {}

    static void lines(CountView count, Consumer<Line> sink) {
        if (count.places().isEmpty()) {
            sink.accept(new Line(
                    count,
                    new PlaceCount(
                            "",
                            count.ledgerQuantity(),
                            count.shelfQuantity(),
                            count.ledgerAmount(),
                            count.shelfAmount(),
                            count.differences())));
        }
        count.places().forEach(place -> sink.accept(new Line(count, place)));
    }
}
