CREATE INDEX ${q}${prefix}message_author${q} ON ${q}${prefix}message${q} (tenant, author) ${where_author};
