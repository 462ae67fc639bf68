CREATE TABLE ${q}${prefix}message_stream${q} (
    tenant    ${key}  NOT NULL,                 -- the tenant that owns the row
    message   ${key}  NOT NULL,                 -- the PENDING message
    token     ${key}  NOT NULL,                 -- random, known only to the open stream that holds the lease
    heartbeat ${long} NOT NULL,                 -- when the holder was last alive, by the clock of the database, not indexed (HOT)
    PRIMARY KEY (tenant, message),
    FOREIGN KEY (tenant, message) REFERENCES ${q}${prefix}message${q} (tenant, id)
) ${hot_table_suffix};
