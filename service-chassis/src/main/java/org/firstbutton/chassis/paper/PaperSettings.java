package org.firstbutton.chassis.paper;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Settings of papers and sheets, {@code firstbutton.papers.*}. */
@ConfigMapping(prefix = "firstbutton.papers")
public interface PaperSettings {

    /** Dates on papers and in workbooks are of this zone. */
    @WithDefault("Asia/Shanghai")
    ZoneId zone();

    /** A folder whose {@code KIND.docx} stand in for the templates that ship. */
    Optional<Path> templates();

    /** A folder with licensed fonts, {@code fangsong.ttf} and others; see docs/papers.md. */
    Optional<Path> fonts();

    /** Organisations that issue papers, by their path. */
    Map<String, Office> offices();

    /** 发文机关 */
    interface Office {
        /** On the letterhead and under the text. */
        String name();

        /** What its numbers begin with, for example {@code 松公法}. */
        String mark();
    }
}
