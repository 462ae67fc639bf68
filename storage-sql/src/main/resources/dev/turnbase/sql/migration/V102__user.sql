CREATE TABLE ${q}${prefix}user${q} (
    tenant     ${key}   NOT NULL,               -- the tenant that owns the row
    id         ${key}   NOT NULL,               -- given by the caller or a UUIDv7
    name       ${name},                         -- display name, NULL if not known
    metadata   ${text}  NOT NULL,               -- JSON object, byte for byte as given
    version    ${long}  NOT NULL,               -- 1 at create, raised by each patch
    created_at ${long}  NOT NULL,               -- never changes
    updated_at ${long}  NOT NULL,               -- last patch, never goes back
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant) REFERENCES ${q}${prefix}tenant${q} (name)
) ${table_suffix};
