CREATE TABLE ${q}${prefix}message${q} (
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
    FOREIGN KEY (tenant, conversation) REFERENCES ${q}${prefix}conversation_head${q} (tenant, id),
    FOREIGN KEY (tenant, author) REFERENCES ${q}${prefix}user${q} (tenant, id)
) ${table_suffix};
