CREATE INDEX ${q}${prefix}conversation_head_inbox${q} ON ${q}${prefix}conversation_head${q} (tenant, owner, archived, last_activity, id);
