package org.firstbutton.localrun.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.mapping.BadCell;
import org.firstbutton.localrun.mapping.Mapping;
import org.firstbutton.localrun.mapping.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** 转换 — {@code ./firstbutton convert}: the same mapping as an import, written as event lines instead of sent. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = {
            "把导出文件转换为 CloudEvents 事件行(标准输出),不需要运行系统。",
            "Writes an export as CloudEvents lines to standard output; needs no running system."
        })
public final class ConvertCommand implements Callable<Integer> {
    @Mixin
    private MappedExport export = new MappedExport();

    @Override
    public Integer call() throws IOException {
        // Bytes, not System.out's characters: an event file is UTF-8 with \n wherever it is written.
        try (OutputStream out = new BufferedOutputStream(new java.io.FileOutputStream(java.io.FileDescriptor.out))) {
            return run(out);
        }
    }

    int run(OutputStream out) throws IOException {
        Mapping mapping = export.mapping();
        EventLines lines = new EventLines(export.source(mapping));
        Path errors = export.errors();
        try (ExportFile rows = export.open(mapping);
                RefusedRows refused = new RefusedRows(errors)) {
            for (Row row : rows) {
                try {
                    for (RecordedFact fact : lines.of(mapping.apply(row))) {
                        out.write(CloudEventJson.MAPPER.writeValueAsBytes(CloudEventJson.structured(fact)));
                        out.write('\n');
                    }
                } catch (BadCell bad) {
                    refused.add(
                            row.line(),
                            row.cellOf(mapping.number()),
                            "无法映射 · cannot be mapped",
                            bad.column(),
                            bad.what().zh() + " · " + bad.what().en());
                }
            }
            if (refused.count() > 0) {
                System.err.println(Words.of("退回 %d 行,见 %s", "%d rows refused, see %s")
                        .formatted(refused.count(), errors)
                        .lines("! "));
            }
            return refused.count() > 0 ? Trouble.REFUSED_ROWS : 0;
        }
    }
}
