CREATE TABLE ${q}${prefix}commit_marker${q} (
    holder     ${key}  NOT NULL,                -- the session that leaves it, which has one at a time
    id         ${key}  NOT NULL,                -- random, of the holder's last transaction that a look at its rows can't prove
    created_at ${long} NOT NULL,                -- by the clock of the database, what died sessions left is purged after an hour
    PRIMARY KEY (holder),
    UNIQUE (id)
) ${hot_table_suffix};
