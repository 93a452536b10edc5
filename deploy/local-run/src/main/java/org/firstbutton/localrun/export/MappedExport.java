package org.firstbutton.localrun.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.mapping.Mapping;
import org.firstbutton.localrun.mapping.MappingReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** 导出与映射 — which export is read, by which mapping, and under whose name: alike for whoever imports or converts it. */
final class MappedExport {
    /** As intake takes it. */
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "NAME|M.yaml",
            description = {
                "映射:随产品提供的名称(minneapolis-cad)或文件。",
                "The mapping: a shipped name (minneapolis-cad) or a file."
            })
    private String mappingName = "";

    @Option(
            names = "--source",
            paramLabel = "ID",
            description = {"来源标识,缺省取自映射。", "The source's id; the mapping's own by default."})
    private @Nullable String sourceName;

    @Parameters(
            paramLabel = "FILE.csv[.gz]",
            description = {"导出文件。", "The export."})
    private Path file = Path.of("");

    Mapping mapping() throws IOException {
        return MappingReader.read(mappingName);
    }

    String source(Mapping mapping) {
        if (sourceName == null) {
            return mapping.source();
        }
        if (!SOURCE.matcher(sourceName).matches()) {
            throw new Trouble(
                    Trouble.WRONG_USAGE,
                    Words.of("--source 不能是“%s”。", "--source cannot be '%s'.").formatted(sourceName),
                    Words.of(
                            "来源标识由字母、数字、-、_、. 组成,例如 exchange-cad。",
                            "A source's id has letters, digits, -, _ and ., for example exchange-cad."));
        }
        return sourceName;
    }

    ExportFile open(Mapping mapping) {
        return ExportFile.open(file, mapping.columns());
    }

    /** Where the rows go that cannot be mapped. */
    Path errors() {
        return file.resolveSibling(file.getFileName() + ".errors.csv");
    }
}
