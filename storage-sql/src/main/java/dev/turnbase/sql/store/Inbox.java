package dev.turnbase.sql.store;

import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Message;
import dev.turnbase.query.Direction;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.spi.CursorCodec;
import dev.turnbase.sql.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of a user's inbox: conversations with their last messages in one statement, and the texts of pending messages
 * in a second one, if there are any.
 */
final class Inbox {
    private static final int MESSAGE_TEXT = 1 + ConversationRow.TEXTS + ConversationRow.NUMBERS;
    private static final int MESSAGE_NUMBER = MESSAGE_TEXT + MessageRow.TEXTS;

    private final StoreContext context;
    private final String tenant;
    private final String user;
    private final InboxScope scope;
    private final PendingTexts texts;
    private final Paging paging;

    Inbox(StoreContext context, String tenant, String user, InboxScope scope, PageRequest page, PendingTexts texts) {
        this.context = context;
        this.tenant = tenant;
        this.user = user;
        this.scope = scope;
        this.texts = texts;
        CursorCodec codec = CursorCodec.of(tenant, "inbox|" + scope + '|' + user);
        this.paging = new Paging(page, Direction.DESCENDING, codec, List.of(true, false));
    }

    Page<ConversationSummary> read(Session session) throws SQLException {
        List<Row> rows = rows(session);
        List<Row> shown = paging.inOrder(rows);
        Map<String, MessageRow> last = lastMessages(session, shown);
        List<ConversationSummary> summaries =
                shown.stream().map(row -> summary(row, last)).toList();
        return paging.page(
                rows, row -> List.of(String.valueOf(row.conversation.lastActivity), row.conversation.id), summaries);
    }

    private List<Row> rows(Session session) throws SQLException {
        InboxQuery query = new InboxQuery(scope, paging);
        String sql = paging.skip() > 0
                ? context.shapes().render(query.write())
                : context.shapes().sql("inbox|" + scope + '|' + paging.form(), query::write);
        return session.query(sql, Row::read, values());
    }

    private Object[] values() {
        List<Object> values = new ArrayList<>();
        for (int half = 0; half < (scope == InboxScope.ALL ? 2 : 1); half++) {
            values.add(tenant);
            values.add(user);
            values.addAll(paging.placeValues());
            if (paging.skip() == 0) {
                values.add(paging.fetched());
            }
        }
        if (scope == InboxScope.ALL && paging.skip() == 0) {
            values.add(paging.fetched());
        }
        return values.toArray();
    }

    private Map<String, MessageRow> lastMessages(Session session, List<Row> rows) throws SQLException {
        List<MessageRow> messages =
                rows.stream().map(Row::last).filter(Objects::nonNull).toList();
        Map<String, MessageRow> byConversation = new HashMap<>();
        for (MessageRow message : paging.heavyFields() ? texts.filled(session, messages) : messages) {
            byConversation.put(message.conversation, message);
        }
        return byConversation;
    }

    private ConversationSummary summary(Row row, Map<String, MessageRow> lastMessages) {
        MessageRow last = lastMessages.get(row.conversation.id);
        Message message = last == null ? null : last.model(paging.heavyFields());
        return ConversationSummary.builder()
                .conversation(row.conversation.model(paging.heavyFields()))
                .lastMessage(message)
                .unreadCount(row.conversation.unread())
                .build();
    }

    /** A conversation and its last message. */
    private record Row(
            ConversationRow conversation, @Nullable MessageRow last) {
        static Row read(ResultSet row) throws SQLException {
            boolean empty = row.getString(MESSAGE_TEXT) == null;
            return new Row(
                    ConversationRow.read(row), empty ? null : MessageRow.read(row, MESSAGE_TEXT, MESSAGE_NUMBER));
        }
    }
}
