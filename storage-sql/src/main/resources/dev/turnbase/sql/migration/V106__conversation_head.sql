CREATE TABLE ${q}${prefix}conversation_head${q} (
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
    FOREIGN KEY (tenant) REFERENCES ${q}${prefix}tenant${q} (name),
    FOREIGN KEY (tenant, owner) REFERENCES ${q}${prefix}user${q} (tenant, id)
) ${hot_table_suffix};
