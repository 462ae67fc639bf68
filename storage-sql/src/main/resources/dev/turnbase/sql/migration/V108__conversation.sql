CREATE TABLE ${q}${prefix}conversation${q} (
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
    FOREIGN KEY (tenant, id) REFERENCES ${q}${prefix}conversation_head${q} (tenant, id)
) ${table_suffix};
