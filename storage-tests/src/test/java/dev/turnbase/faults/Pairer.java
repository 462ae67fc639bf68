package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Appends to two conversations in one transaction. */
final class Pairer extends Caller {
    private final Map<String, Told> told = new LinkedHashMap<>();

    Pairer(Storage storage) {
        super(storage);
    }

    @Override
    Told write(int number) {
        String content = "pair " + number;
        Told answer = Told.by(() -> storage().transactionWithoutResult(tx -> {
            tx.messages().append(Load.SHARED, NewMessage.of("user", content));
            tx.messages().append(Load.OTHER, NewMessage.of("user", content));
        }));
        told.put(content, answer);
        return answer;
    }

    @Override
    void assertAsTold(List<Message> messages) {
        assertThat(told).allSatisfy((content, answer) -> {
            long inShared = count(messages, Load.SHARED, content);
            assertThat(count(messages, Load.OTHER, content)).as(content).isEqualTo(inShared);
            assertThat(answer.allows(inShared))
                    .as("%s was told %s and is there %s times", content, answer, inShared)
                    .isTrue();
        });
    }

    private static long count(List<Message> messages, String conversation, String content) {
        return messages.stream()
                .filter(message -> message.conversationId().equals(conversation))
                .filter(message -> message.content().equals(content))
                .count();
    }
}
