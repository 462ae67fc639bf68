package dev.turnbase.sql.statement;

/**
 * The statements that are rendered when the library is built, with the values that they bind, in order. Rows are those of
 * {@link Columns}.
 */
public enum Hot {
    /** Leaves a holder's commit marker in the place of its former one: holder, id. */
    MARK,
    /** Inserts a commit marker: holder, id. */
    INSERT_MARKER,
    /** The holder of a commit marker: id. */
    FIND_MARKER,
    /** Deletes the commit markers created before so many microseconds: microseconds. */
    PURGE_MARKERS,

    /** When a tenant was erased, its row locked against erasure: name. */
    SHARE_TENANT,
    /** When a tenant was erased, its row locked against all: name. */
    LOCK_TENANT,
    /** Sees to it that a tenant is there: name, created at. */
    INSERT_TENANT,
    /** Inserts a tenant, which must not be there: name, created at. */
    CREATE_TENANT,
    /** Makes an erased tenant exist again: created at, name. */
    REVIVE_TENANT,
    /** Notes that a tenant was erased: when, name. */
    MARK_ERASED,
    /** Locks all users of a tenant, where there are row locks. */
    LOCK_TENANT_USERS,
    /** Locks all conversations of a tenant, where there are row locks. */
    LOCK_TENANT_HEADS,
    /** Deletes the text of a tenant's open streams. */
    ERASE_PARTS,
    /** Deletes the leases of a tenant's open streams. */
    ERASE_STREAMS,
    /** Deletes a tenant's messages. */
    ERASE_MESSAGES,
    /** Deletes the wide halves of a tenant's conversations. */
    ERASE_CONVERSATIONS,
    /** Deletes the narrow halves of a tenant's conversations. */
    ERASE_HEADS,
    /** Deletes the identities of a tenant's users. */
    ERASE_IDENTITIES,
    /** Deletes a tenant's users. */
    ERASE_USERS,

    /** Finds a user: tenant, id. */
    FIND_USER,
    /** Finds a user and keeps it from being deleted: tenant, id. */
    SHARE_USER,
    /** Keeps an author from being deleted, where the reference itself would do so too late: tenant, id. */
    SHARE_AUTHOR,
    /** Locks a user, where there are row locks: tenant, id. */
    LOCK_USER,
    /** Locks a user against new references too, where there are row locks: tenant, id. */
    LOCK_USER_TO_DELETE,
    /** A user's row with each of its identities: tenant, id. */
    GET_USER,
    /** The same by an identity: tenant, kind, value, tenant. */
    GET_USER_BY_IDENTITY,
    /** Whom an identity finds: tenant, kind, value. */
    FIND_IDENTITY,
    /** Inserts a user: tenant, id, name, metadata, version, created at, updated at. */
    INSERT_USER,
    /** Inserts an identity: tenant, kind, value, user, current. */
    INSERT_IDENTITY,
    /** Changes a user: name, metadata, version, updated at, tenant, id. */
    UPDATE_USER,
    /** Makes an identity a current or former one: current, tenant, kind, value, user. */
    SET_IDENTITY_CURRENT,
    /** Deletes an identity: tenant, kind, value. */
    DELETE_IDENTITY,
    /** Gives a user's identities to another: to, tenant, from. */
    MOVE_IDENTITIES,
    /** Gives a user's conversations to another: to, tenant, from. */
    MOVE_CONVERSATIONS,
    /** Gives a user's messages another author, or none: author, tenant, former author. */
    SET_AUTHOR,
    /** Deletes a user's identities: tenant, user. */
    DELETE_IDENTITIES,
    /** Deletes a user: tenant, id. */
    DELETE_USER,
    /** Ids of a user's conversations, locked: tenant, user. */
    LOCK_OWNED_HEADS,
    /** The pending messages in a user's conversations, by id: tenant, user. */
    FIND_OWNED_STREAMS,

    /** Finds a conversation: tenant, id. */
    FIND_CONVERSATION,
    /** A conversation's row: tenant, id. */
    GET_CONVERSATION,
    /** Locks the narrow half of a conversation, where there are row locks: tenant, id. */
    LOCK_HEAD_ROW,
    /** Locks the wide half of a conversation, where there are row locks: tenant, id. */
    LOCK_BODY_ROW,
    /** A conversation, its owner and its newest messages: tenant, id, tenant, id, tenant, id, how many. */
    OPEN_CONVERSATION,
    /** Inserts the narrow half of a conversation; see {@link ConversationQueries} for the values. */
    INSERT_HEAD,
    /** Inserts the wide half of a conversation; see {@link ConversationQueries} for the values. */
    INSERT_CONVERSATION,
    /** Changes a conversation: title, agent, primer, context, metadata, version, updated at, tenant, id. */
    UPDATE_CONVERSATION,
    /** Bumps a conversation's version: version, updated at, tenant, id. */
    TOUCH_CONVERSATION,
    /** Archives a conversation or puts it back: archived, tenant, id. */
    SET_ARCHIVED,
    /** Gives a conversation to a user: owner, tenant, id. */
    SET_OWNER,
    /** Notes what was read: last read turn, read count, tenant, id. */
    SET_READ,
    /** Corrects a conversation's figures: last message turn, message count, read count, tenant, id. */
    SET_FIGURES,
    /** A conversation's last turn, last message turn, message count, last read turn and read count, locked: tenant, id. */
    LOCK_HEAD,
    /** A conversation's last turn: tenant, id. */
    FIND_HEAD,
    /** The pending messages of a conversation from a turn on, by id: tenant, conversation, turn. */
    FIND_STREAMS_FROM,
    /** Deletes messages from a turn on: tenant, conversation, turn. */
    DELETE_MESSAGES_FROM,
    /** Deletes the wide half of a conversation: tenant, id. */
    DELETE_CONVERSATION,
    /** Deletes the narrow half of a conversation: tenant, id. */
    DELETE_HEAD,
    /** How many messages come after a turn, up to another: tenant, conversation, turn, turn. */
    COUNT_BETWEEN,
    /** The highest turn that is left: tenant, conversation. */
    HIGHEST_TURN,

    /**
     * Gives out turns: how many (three times), now, tenant, conversation, the last turn if it must be that one. Answers the
     * last turn, where an update can answer anything.
     */
    ADVANCE_HEAD,
    /** Inserts a message; see {@link MessageQueries} for the values. */
    INSERT_MESSAGE,
    /** Gives out a turn and inserts a message in one statement; see {@link MessageQueries}. Answers the turn. */
    APPEND,
    /** The same if a message of the conversation is there: tenant, conversation, id come first. */
    APPEND_REPLY,
    /** Has the transaction wait for a lock for a moment only, where appends to several conversations are made in one. */
    WAIT_BRIEFLY,
    /** Has the session forget what turn it gave out last, where an update can't answer it. */
    FORGET_TURN,
    /** Inserts a message as the turn that the session gave out, if it did; see {@link MessageQueries}. */
    INSERT_NEXT,
    /** Gives out a turn if a message of the conversation is there: as {@link #ADVANCE_HEAD}, then tenant, conversation, id. */
    ADVANCE_HEAD_REPLY,
    /** The last turn that the session gave out, if it did. */
    GIVEN_TURN,
    /** Finds a message: tenant, id. */
    FIND_MESSAGE,
    /** Finds a message of a conversation: tenant, conversation, id. */
    FIND_IN_CONVERSATION,
    /** The conversation of a message: tenant, id. */
    LOCATE_MESSAGE,
    /** A message's row and its fingerprint: tenant, id. */
    FIND_STORED,
    /** A message's row: tenant, id. */
    GET_MESSAGE,
    /** A message's row, locked: tenant, id. */
    LOCK_MESSAGE,
    /** The newest messages of a conversation, newest first: tenant, conversation, how many. */
    LATEST,
    /** Messages after a turn, up to another, by turn: tenant, conversation, turn, turn, how many. */
    MESSAGES_BETWEEN,
    /** Id, status and parts of {@value MessageQueries#TEXTS} messages, by id and part: tenant, ids. */
    TEXTS,
    /** Changes a message: role, content, status, reason, metadata, version, updated at, tenant, id. */
    UPDATE_MESSAGE,
    /** Clears a message from the replies to it: tenant, id. */
    CLEAR_REPLIES,
    /** Deletes a message: tenant, id. */
    DELETE_MESSAGE,

    /** Takes the lease of a pending message: tenant, message, token. */
    INSERT_STREAM,
    /** Finds the lease of a pending message: tenant, message. */
    FIND_STREAM,
    /** Locks the lease of a pending message, where there are row locks: tenant, message. */
    LOCK_STREAM,
    /** Says that the holder of a lease lives, and locks the lease: tenant, message, token. */
    BEAT_STREAM,
    /** Whether a token still holds the lease: tenant, message, token. */
    HOLDS_STREAM,
    /** Inserts a part of a pending message's text for the holder of its lease: number, text, tenant, message, token. */
    INSERT_PART,
    /** Finds a part: tenant, message, number. */
    FIND_PART,
    /** The parts of a pending message's text, in order: tenant, message. */
    PARTS,
    /** Deletes the parts of a message: tenant, message. */
    DELETE_PARTS,
    /** Deletes the lease of a message: tenant, message. */
    DELETE_STREAM,
    /** The messages whose lease's holder was last alive before so many microseconds: tenant, microseconds. */
    LOCK_DEAD_STREAMS,
    /** The tenants that have leases. */
    TENANTS_WITH_STREAMS
}
