CREATE TABLE ${q}${prefix}user_identity${q} (
    tenant     ${key}      NOT NULL,            -- the tenant that owns the row
    kind       ${key}      NOT NULL,            -- external, anonymous or email
    value      ${identity} NOT NULL,            -- compared byte for byte
    user_id    ${key}      NOT NULL,            -- whom it finds
    is_current ${flag}     NOT NULL,            -- 1 shown as the identity of the user, 0 a former one that still finds the user
    PRIMARY KEY (tenant, kind, value),
    FOREIGN KEY (tenant, user_id) REFERENCES ${q}${prefix}user${q} (tenant, id)
) ${table_suffix};
