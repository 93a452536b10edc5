package org.firstbutton.localrun.infrastructure;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 演示人员 — the invented people and systems that the local identity provider knows, from {@code demo/people.yaml}.
 *
 * @param people who works in the demo county
 * @param systems clients without a person behind them
 */
public record People(List<Person> people, List<Person> systems) {

    /**
     * 一个人或一个系统。
     *
     * @param officer officer number, for people
     * @param source registered source, for systems that record facts
     * @param mayName claims that the client may name itself when it asks for a token; only for the local tools
     */
    public record Person(
            String id,
            String zh,
            String en,
            List<String> groups,
            List<String> org,
            @Nullable String officer,
            @Nullable String source,
            @Nullable List<String> mayName) {

        public boolean mayName(String claim) {
            return mayName != null && mayName.contains(claim);
        }
    }

    public static People ofTheDemo() {
        try (InputStream file = Objects.requireNonNull(
                People.class.getResourceAsStream("/demo/people.yaml"), "demo/people.yaml is part of this jar")) {
            return JsonMapper.builder(new YAMLFactory()).build().readValue(file, People.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Optional<Person> byId(String id) {
        return all().stream().filter(person -> person.id().equals(id)).findFirst();
    }

    public List<Person> all() {
        List<Person> everybody = new ArrayList<>(people);
        everybody.addAll(systems);
        return everybody;
    }
}
