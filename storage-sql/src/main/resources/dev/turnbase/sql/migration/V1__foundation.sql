-- Every key begins with the tenant. No key is ever changed in place.
-- Rows are locked in this order: tenant, users by id, conversation heads by id, conversation bodies,
-- stream leases, messages by conversation and turn.

CREATE TABLE ${prefix}tenant (
    name       ${key}  NOT NULL,                -- as given to storage(name), 1 to 128 characters 0x21-0x7E
    created_at ${long} NOT NULL,                -- microseconds since 1970 UTC, as every time here
    erased_at  ${long},                         -- set once the tenant was erased, the row stays and refuses new rows
    PRIMARY KEY (name)
) ${table_suffix};

CREATE TABLE ${prefix}user (
    tenant     ${key}   NOT NULL,               -- the tenant that owns the row
    id         ${key}   NOT NULL,               -- given by the caller or a UUIDv7
    name       ${name},                         -- display name, NULL if not known
    metadata   ${text}  NOT NULL,               -- JSON object, byte for byte as given
    version    ${long}  NOT NULL,               -- 1 at create, raised by each patch
    created_at ${long}  NOT NULL,               -- never changes
    updated_at ${long}  NOT NULL,               -- last patch, never goes back
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant) REFERENCES ${prefix}tenant (name)
) ${table_suffix};
CREATE INDEX ${prefix}user_created ON ${prefix}user (tenant, created_at, id);

CREATE TABLE ${prefix}user_identity (
    tenant     ${key}      NOT NULL,            -- the tenant that owns the row
    kind       ${key}      NOT NULL,            -- external, anonymous or email
    value      ${identity} NOT NULL,            -- compared byte for byte
    user_id    ${key}      NOT NULL,            -- whom it finds
    is_current ${flag}     NOT NULL,            -- 1 shown as the identity of the user, 0 a former one that still finds the user
    PRIMARY KEY (tenant, kind, value),
    FOREIGN KEY (tenant, user_id) REFERENCES ${prefix}user (tenant, id)
) ${table_suffix};
CREATE INDEX ${prefix}user_identity_user ON ${prefix}user_identity (tenant, user_id);

CREATE TABLE ${prefix}conversation_head (
    tenant            ${key}  NOT NULL,         -- the tenant that owns the row
    id                ${key}  NOT NULL,         -- the conversation, given by the caller or a UUIDv7
    owner             ${key},                   -- the owning user, NULL for none
    archived          ${flag} NOT NULL,         -- 1 left out of the inbox
    last_turn         ${long} NOT NULL,         -- last turn handed out, 0 for none, never goes back
    last_message_turn ${long},                  -- turn of the newest message that is left, NULL for none
    message_count     ${long} NOT NULL,         -- messages that are left
    last_activity     ${long} NOT NULL,         -- time of the last append or of create, never goes back
    last_read_turn    ${long} NOT NULL,         -- what the owner has read, 0 for nothing, never goes back
    read_count        ${long} NOT NULL,         -- messages left with turn <= last_read_turn, unread = message_count - read_count
    ${owner_index}
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant) REFERENCES ${prefix}tenant (name),
    FOREIGN KEY (tenant, owner) REFERENCES ${prefix}user (tenant, id)
) ${hot_table_suffix};
CREATE INDEX ${prefix}conversation_head_inbox ON ${prefix}conversation_head (tenant, owner, archived, last_activity, id);

CREATE TABLE ${prefix}conversation (
    tenant      ${key}  NOT NULL,               -- the tenant that owns the row
    id          ${key}  NOT NULL,               -- same as the head
    title       ${name} NOT NULL,               -- empty if none was given
    agent       ${name} NOT NULL,               -- who answers in it
    primer      ${text},                        -- system prompt, NULL for none
    context     ${text} NOT NULL,               -- JSON object, byte for byte as given
    metadata    ${text} NOT NULL,               -- JSON object, byte for byte as given
    version     ${long} NOT NULL,               -- 1 at create, raised by patches, archive and transfer, not by appends
    forked_from ${key},                         -- source of a fork, may have been deleted since
    created_at  ${long} NOT NULL,               -- never changes
    updated_at  ${long} NOT NULL,               -- last patch, shown is the later of this and last_activity
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, id) REFERENCES ${prefix}conversation_head (tenant, id)
) ${table_suffix};
CREATE INDEX ${prefix}conversation_created ON ${prefix}conversation (tenant, created_at, id);

CREATE TABLE ${prefix}message (
    tenant       ${key}   NOT NULL,             -- the tenant that owns the row
    conversation ${key}   NOT NULL,             -- the conversation
    turn         ${long}  NOT NULL,             -- place in the conversation from 1, never given out again
    id           ${key}   NOT NULL,             -- given by the caller or a UUIDv7
    role         ${name}  NOT NULL,             -- free text: user, assistant, ...
    status       ${key}   NOT NULL,             -- PENDING, COMPLETE, FAILED or CANCELLED
    reason       ${text},                       -- why FAILED or CANCELLED, NULL for none
    author       ${key},                        -- the user who wrote it, NULL for none or deleted
    reply_to     ${key},                        -- id of a message of the same conversation, NULL for none or deleted
    content      ${text}  NOT NULL,             -- the text, empty while PENDING (then it is in message_part)
    metadata     ${text}  NOT NULL,             -- JSON object, byte for byte as given
    fingerprint  ${bytes},                      -- SHA-256 of the input as appended, NULL for a stream
    version      ${long}  NOT NULL,             -- 1 at append, raised by patches and status changes
    created_at   ${long}  NOT NULL,             -- never changes
    updated_at   ${long}  NOT NULL,             -- last patch or status change, never goes back
    PRIMARY KEY (tenant, conversation, turn),
    UNIQUE (tenant, id),
    FOREIGN KEY (tenant, conversation) REFERENCES ${prefix}conversation_head (tenant, id),
    FOREIGN KEY (tenant, author) REFERENCES ${prefix}user (tenant, id)
) ${table_suffix};
CREATE INDEX ${prefix}message_author ON ${prefix}message (tenant, author) ${where_author};
CREATE INDEX ${prefix}message_reply ON ${prefix}message (tenant, reply_to) ${where_reply};

CREATE TABLE ${prefix}message_stream (
    tenant    ${key}  NOT NULL,                 -- the tenant that owns the row
    message   ${key}  NOT NULL,                 -- the PENDING message
    token     ${key}  NOT NULL,                 -- random, known only to the open stream that holds the lease
    heartbeat ${long} NOT NULL,                 -- when the holder was last alive, by the clock of the database, not indexed (HOT)
    PRIMARY KEY (tenant, message),
    FOREIGN KEY (tenant, message) REFERENCES ${prefix}message (tenant, id)
) ${hot_table_suffix};

CREATE TABLE ${prefix}message_part (
    tenant  ${key}  NOT NULL,                   -- the tenant that owns the row
    message ${key}  NOT NULL,                   -- the PENDING message
    seq     ${long} NOT NULL,                   -- order of the parts, counted by the holder of the lease from 1
    chunk   ${text} NOT NULL,                   -- text of one flush
    PRIMARY KEY (tenant, message, seq),
    FOREIGN KEY (tenant, message) REFERENCES ${prefix}message_stream (tenant, message)
) ${table_suffix};

CREATE TABLE ${prefix}commit_marker (
    id         ${key}  NOT NULL,                -- random, of the last transaction of a session that inserted no row of its own
    created_at ${long} NOT NULL,                -- a marker that died sessions left is purged after an hour
    PRIMARY KEY (id)
) ${table_suffix};
