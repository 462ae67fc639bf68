package dev.turnbase.plans;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as it was sent, with its values in order. */
record Sent(String sql, List<@Nullable Object> values) {}
