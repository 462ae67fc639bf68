package dev.turnbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageOptions.Credentials;
import org.junit.jupiter.api.Test;

final class SecretTest {
    @Test
    void it_shows_its_value_only_when_asked() {
        Secret secret = Secret.of("canary");

        assertThat(secret.reveal()).isEqualTo("canary");
        assertThat(secret).hasToString("***");
        assertThat(String.format("%s", secret)).isEqualTo("***");
        assertThat(new Credentials("ada", secret)).hasToString("Credentials[user=ada, password=***]");
    }

    @Test
    void two_are_equal_if_their_values_are() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
    }
}
