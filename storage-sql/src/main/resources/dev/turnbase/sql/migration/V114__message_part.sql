CREATE TABLE ${q}${prefix}message_part${q} (
    tenant  ${key}  NOT NULL,                   -- the tenant that owns the row
    message ${key}  NOT NULL,                   -- the PENDING message
    seq     ${long} NOT NULL,                   -- order of the parts, counted by the holder of the lease from 1
    chunk   ${text} NOT NULL,                   -- text of one flush
    PRIMARY KEY (tenant, message, seq),
    FOREIGN KEY (tenant, message) REFERENCES ${q}${prefix}message_stream${q} (tenant, message)
) ${table_suffix};
