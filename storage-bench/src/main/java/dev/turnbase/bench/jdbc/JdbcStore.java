package dev.turnbase.bench.jdbc;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.turnbase.bench.contender.ChatStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every database does alike. The tables are Turnbase's own, so that both write and read the same rows by the same
 * indexes; what is compared is the code.
 */
abstract class JdbcStore implements ChatStore {
    static final String TENANT = "default";
    static final String NOTHING = "{}";

    /** All but the turn, which the database gives out. */
    static final String NEW_MESSAGE = "id, role, status, content, metadata, version, created_at, updated_at";

    private static final int MOST = 1_000;
    private static final int MESSAGE = 3;
    private static final int LAST_TEXT = 10;
    private static final int LAST_NUMBER = 19;
    private static final int USER_TEXTS = 5;
    private static final int USER_COLUMNS = 9;
    private static final String COMPLETE = "COMPLETE";
    private static final String PENDING = "PENDING";

    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();
    private final String prefix;

    private final String window;
    private final String page;
    private final String inbox;
    private final String open;
    private final String find;
    private final String insertHead;
    private final String insertConversation;
    private final String insertUser;
    private final String insertIdentity;
    private final String setOwner;
    private final String touch;
    private final String deleteMessages;
    private final String deleteConversation;
    private final String deleteHead;
    private final String addPiece;
    private final String end;
    private final String insertMessage;

    JdbcStore(String prefix) {
        this.prefix = prefix;
        window = sql("select " + JdbcMessage.COLUMNS
                + " from #message m where m.tenant = ? and m.conversation = ? order by m.turn desc limit ?");
        page = sql("select " + JdbcMessage.COLUMNS
                + " from #message m where m.tenant = ? and m.conversation = ? and m.turn > ? order by m.turn limit ?");
        inbox = sql(
                "select " + JdbcConversation.COLUMNS + ", " + JdbcMessage.COLUMNS
                        + " from #conversation_head h join #conversation c on c.tenant = h.tenant and c.id = h.id"
                        + " left join #message m on m.tenant = h.tenant and m.conversation = h.id and m.turn = h.last_message_turn"
                        + " where h.tenant = ? and h.owner = ? and h.archived = 0 order by h.last_activity desc, h.id desc limit ?");
        open = sql("select 1, h.id, h.owner, c.title, c.agent, c.forked_from, c.primer, c.context, c.metadata, null,"
                + " h.last_turn, h.message_count, h.last_activity, h.last_read_turn, h.read_count, h.archived, c.version,"
                + " c.created_at, c.updated_at"
                + " from #conversation_head h join #conversation c on c.tenant = h.tenant and c.id = h.id"
                + " where h.tenant = ? and h.id = ?"
                + " union all select 2, u.id, u.name, u.metadata, i.kind, i.value, null, null, null, null, u.version,"
                + " u.created_at, u.updated_at, i.is_current, 0, 0, 0, 0, 0"
                + " from #conversation_head h join #user u on u.tenant = h.tenant and u.id = h.owner"
                + " left join #user_identity i on i.tenant = u.tenant and i.user_id = u.id where h.tenant = ? and h.id = ?"
                + " union all select * from (select 3, m.id, m.conversation, m.role, m.status, m.reason, m.author, m.reply_to,"
                + " m.content, m.metadata, m.turn, m.version, m.created_at, m.updated_at, 0 as a, 0 as b, 0 as c, 0 as d, 0 as e"
                + " from #message m where m.tenant = ? and m.conversation = ? order by m.turn desc limit ?) n");
        find = sql(
                "select u.id, u.name, u.metadata, i.kind, i.value, u.version, u.created_at, u.updated_at, i.is_current"
                        + " from #user_identity f join #user u on u.tenant = f.tenant and u.id = f.user_id"
                        + " join #user_identity i on i.tenant = u.tenant and i.user_id = u.id"
                        + " where f.tenant = ? and f.kind = 'external' and f.value = ?");
        insertHead = sql("insert into #conversation_head (tenant, id, owner, archived, last_turn, message_count,"
                + " last_activity, last_read_turn, read_count) values (?, ?, ?, 0, 0, 0, ?, 0, 0)");
        insertConversation = sql("insert into #conversation (tenant, id, title, agent, context, metadata, version,"
                + " created_at, updated_at) values (?, ?, ?, 'agent', '{}', '{}', 1, ?, ?)");
        insertUser = sql("insert into #user (tenant, id, metadata, version, created_at, updated_at)"
                + " values (?, ?, '{}', 1, ?, ?)");
        insertIdentity = sql("insert into #user_identity (tenant, kind, value, user_id, is_current)"
                + " values (?, 'external', ?, ?, 1)");
        setOwner = sql("update #conversation_head set owner = ? where tenant = ? and id = ?");
        touch = sql("update #conversation set version = version + 1, updated_at = ? where tenant = ? and id = ?");
        deleteMessages = sql("delete from #message where tenant = ? and conversation = ?");
        deleteConversation = sql("delete from #conversation where tenant = ? and id = ?");
        deleteHead = sql("delete from #conversation_head where tenant = ? and id = ?");
        addPiece =
                sql("update #message set content = " + concatenated() + ", updated_at = ? where tenant = ? and id = ?");
        end = sql("update #message set status = 'COMPLETE', version = version + 1, updated_at = ?"
                + " where tenant = ? and id = ?");
        insertMessage = sql("insert into #message (tenant, conversation, turn, " + NEW_MESSAGE
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** SQL in which # stands before the name of a table. */
    final String sql(String text) {
        return text.replace("#", prefix);
    }

    final String newId() {
        return ids.generate().toString();
    }

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** The content with a value behind it. */
    String concatenated() {
        return "content || ?";
    }

    /** Runs reads, each of which is a transaction of its own. */
    abstract <T> T read(JdbcSessions.Work<T> work);

    /** Runs writes in a transaction. */
    abstract <T> T write(JdbcSessions.Work<T> work);

    @Override
    public final void create(String conversation) {
        insert(conversation, null);
    }

    @Override
    public final void create(String conversation, String owner) {
        insert(conversation, owner);
    }

    private void insert(String conversation, @Nullable String owner) {
        long now = now();
        write(session -> {
            session.update(insertHead, TENANT, conversation, owner, now);
            return session.update(insertConversation, TENANT, conversation, conversation, now, now);
        });
    }

    @Override
    public final List<String> window(String conversation, int n) {
        List<JdbcMessage> newest = read(session -> session.list(window, JdbcMessage::read, TENANT, conversation, n));
        List<String> texts = new ArrayList<>(newest.size());
        for (int i = newest.size() - 1; i >= 0; i--) {
            texts.add(newest.get(i).content());
        }
        return texts;
    }

    @Override
    public final int open(String conversation, int n) {
        return read(session -> session.list(
                        open, JdbcStore::opened, TENANT, conversation, TENANT, conversation, TENANT, conversation, n))
                .stream()
                .mapToInt(part -> part)
                .sum();
    }

    /** Reads what the row is of; answers 1 for a message. */
    private static int opened(ResultSet row) throws SQLException {
        if (row.getInt(1) == MESSAGE) {
            JdbcMessage.read(row, 2);
            return 1;
        }
        for (int text = 2; text <= LAST_TEXT; text++) {
            row.getString(text);
        }
        for (int number = LAST_TEXT + 1; number <= LAST_NUMBER; number++) {
            row.getLong(number);
        }
        return 0;
    }

    @Override
    public final int inbox(String owner, int n) {
        // One more tells whether others follow, as a page does.
        int read = read(session -> session.list(inbox, JdbcStore::summary, TENANT, owner, n + 1))
                .size();
        return Math.min(read, n);
    }

    private static JdbcConversation summary(ResultSet row) throws SQLException {
        if (row.getString(1 + JdbcConversation.WIDTH) != null) {
            JdbcMessage.read(row, 1 + JdbcConversation.WIDTH);
        }
        return JdbcConversation.read(row);
    }

    @Override
    public final int walk(String conversation, int pageSize) {
        return pages(conversation, pageSize).size();
    }

    @Override
    public final List<String> texts(String conversation) {
        return pages(conversation, MOST).stream().map(JdbcMessage::content).toList();
    }

    @Override
    public final List<Long> turns(String conversation) {
        return pages(conversation, MOST).stream().map(JdbcMessage::turn).toList();
    }

    private List<JdbcMessage> pages(String conversation, int pageSize) {
        List<JdbcMessage> all = new ArrayList<>();
        long after = 0;
        while (true) {
            long from = after;
            List<JdbcMessage> found =
                    read(session -> session.list(page, JdbcMessage::read, TENANT, conversation, from, pageSize));
            all.addAll(found);
            if (found.size() < pageSize) {
                return all;
            }
            after = found.get(found.size() - 1).turn();
        }
    }

    @Override
    public final String findOrCreate(String externalId) {
        List<String> known = read(session -> session.list(find, JdbcStore::user, TENANT, externalId));
        return known.isEmpty() ? createUser(externalId) : known.get(0);
    }

    /** Reads the whole row, of the user and of one identity; answers the user's id. */
    private static String user(ResultSet row) throws SQLException {
        for (int text = 2; text <= USER_TEXTS; text++) {
            row.getString(text);
        }
        for (int number = USER_TEXTS + 1; number <= USER_COLUMNS; number++) {
            row.getLong(number);
        }
        return row.getString(1);
    }

    private String createUser(String externalId) {
        String id = newId();
        long now = now();
        write(session -> {
            session.update(insertUser, TENANT, id, now, now);
            return session.update(insertIdentity, TENANT, externalId, id);
        });
        return id;
    }

    @Override
    public final void transfer(String conversation, String owner) {
        write(session -> {
            session.update(setOwner, owner, TENANT, conversation);
            return session.update(touch, now(), TENANT, conversation);
        });
    }

    @Override
    public final void delete(String conversation) {
        write(session -> {
            session.update(deleteMessages, TENANT, conversation);
            session.update(deleteConversation, TENANT, conversation);
            return session.update(deleteHead, TENANT, conversation);
        });
    }

    /** Each piece is durable when it is written, as it must be for somebody who reads along or after a crash. */
    @Override
    public final void stream(String conversation, List<String> pieces) {
        String id = newId();
        append(conversation, message(id, "", PENDING));
        for (String piece : pieces) {
            write(session -> session.update(addPiece, piece, now(), TENANT, id));
        }
        write(session -> session.update(end, now(), TENANT, id));
    }

    @Override
    public final void append(String conversation, String text) {
        append(conversation, message(newId(), text, COMPLETE));
    }

    @Override
    public final void appendAll(String conversation, List<String> texts) {
        write(session -> {
            long turn = advance(session, conversation, texts.size(), now()) - texts.size();
            List<Object[]> rows = new ArrayList<>();
            for (String text : texts) {
                rows.add(row(conversation, ++turn, message(newId(), text, COMPLETE)));
            }
            for (int from = 0; from < rows.size(); from += MOST) {
                session.updateAll(insertMessage, rows.subList(from, Math.min(rows.size(), from + MOST)));
            }
            return turn;
        });
    }

    /** Values for {@link #NEW_MESSAGE}. */
    private static Object[] message(String id, String text, String status) {
        long now = now();
        return new Object[] {id, ROLE, status, text, NOTHING, 1L, now, now};
    }

    /** Values for a message whose turn is known. */
    static Object[] row(String conversation, long turn, Object... message) {
        Object[] row = new Object[message.length + 3];
        row[0] = TENANT;
        row[1] = conversation;
        row[2] = turn;
        System.arraycopy(message, 0, row, 3, message.length);
        return row;
    }

    /** Appends one message, durably. */
    abstract void append(String conversation, Object... message);

    /** Takes turns within a transaction; answers the last one. */
    abstract long advance(JdbcSession session, String conversation, int count, long now) throws SQLException;
}
