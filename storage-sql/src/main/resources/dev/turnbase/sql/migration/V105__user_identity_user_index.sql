CREATE INDEX ${q}${prefix}user_identity_user${q} ON ${q}${prefix}user_identity${q} (tenant, user_id);
