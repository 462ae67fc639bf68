CREATE INDEX ${q}${prefix}user_created${q} ON ${q}${prefix}user${q} (tenant, created_at, id);
