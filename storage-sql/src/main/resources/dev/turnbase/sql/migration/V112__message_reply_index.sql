CREATE INDEX ${q}${prefix}message_reply${q} ON ${q}${prefix}message${q} (tenant, reply_to) ${where_reply};
