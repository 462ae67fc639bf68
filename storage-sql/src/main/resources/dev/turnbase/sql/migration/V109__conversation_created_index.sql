CREATE INDEX ${q}${prefix}conversation_created${q} ON ${q}${prefix}conversation${q} (tenant, created_at, id);
