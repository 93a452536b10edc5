package org.firstbutton.intake.source;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 数据源登记 */
@Schema(example = """
        {"kind": "CONNECTOR", "orgPath": "HB/JZ/SS/", "beatSeconds": 60, "graceSeconds": 120}""")
public record RegisterSource(
        @NotNull SourceKind kind,

        @NotNull @Size(max = 200) @Pattern(regexp = ORG_PATH, message = ORG_PATH_MESSAGE)
        String orgPath,

        @Min(0) @Max(86_400) int beatSeconds,
        @Min(0) @Max(86_400) int graceSeconds) {
    public static final String ORG_PATH = "([A-Za-z0-9._-]+/)+";
    public static final String ORG_PATH_MESSAGE = "an ASCII path that ends in '/' is expected, e.g. HB/JZ/SS/U017/";
}
