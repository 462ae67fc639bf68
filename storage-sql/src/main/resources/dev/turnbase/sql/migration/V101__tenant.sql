-- Every key begins with the tenant. No key is ever changed in place.
-- Rows are locked in this order: tenant, users by id, conversation heads by id, conversation bodies,
-- stream leases, messages by conversation and turn.
-- A script is one statement, since DDL is not transactional everywhere: what fails half-way has then done a known number of them.
CREATE TABLE ${q}${prefix}tenant${q} (
    name       ${key}  NOT NULL,                -- as given to storage(name), 1 to 128 characters 0x21-0x7E
    created_at ${long} NOT NULL,                -- microseconds since 1970 UTC, as every time here
    erased_at  ${long},                         -- set once the tenant was erased, the row stays and refuses new rows
    PRIMARY KEY (name)
) ${table_suffix};
