package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Appends one message at a time, whose content nobody else appends. */
final class Appender extends Caller {
    private final String name;
    private final boolean givesIds;
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Map<String, Long> turns = new LinkedHashMap<>();

    /** @param givesIds whether the appends have ids of the caller's, and are idempotent therefore */
    Appender(Storage storage, String name, boolean givesIds) {
        super(storage);
        this.name = name;
        this.givesIds = givesIds;
    }

    @Override
    Told write(int number) {
        String content = name + " " + number;
        NewMessage plain = NewMessage.of("user", content);
        NewMessage message = givesIds ? plain.id(name + "-" + number) : plain;
        Told answer = Told.by(() -> turns.put(
                content, storage().messages().append(Load.SHARED, message).turn()));
        told.put(content, answer);
        return answer;
    }

    @Override
    void assertAsTold(List<Message> messages) {
        Map<String, Long> stored = messages.stream()
                .map(Message::content)
                .filter(content -> content.startsWith(name + " "))
                .collect(Collectors.groupingBy(content -> content, Collectors.counting()));
        assertThat(told)
                .allSatisfy((content, answer) -> assertThat(answer.allows(stored.getOrDefault(content, 0L)))
                        .as("%s was told %s and is there %s times", content, answer, stored.get(content))
                        .isTrue());
        assertThat(messages.stream().filter(message -> turns.containsKey(message.content())))
                .allSatisfy(message -> assertThat(message.turn()).isEqualTo(turns.get(message.content())));
    }
}
