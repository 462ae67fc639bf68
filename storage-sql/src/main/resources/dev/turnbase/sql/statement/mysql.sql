-- MARK
insert into `${prefix}commit_marker` (`holder`, `id`, `created_at`) values (?, ?, timestampdiff(microsecond, '1970-01-01', utc_timestamp(6))) on duplicate key update `${prefix}commit_marker`.`id` = values(`id`), `${prefix}commit_marker`.`created_at` = timestampdiff(microsecond, '1970-01-01', utc_timestamp(6))
-- INSERT_MARKER
insert into `${prefix}commit_marker` (`holder`, `id`, `created_at`) values (?, ?, timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)))
-- FIND_MARKER
select `${prefix}commit_marker`.`holder` from `${prefix}commit_marker` where `${prefix}commit_marker`.`id` = ?
-- PURGE_MARKERS
delete from `${prefix}commit_marker` where `${prefix}commit_marker`.`created_at` < (timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) - ?)
-- SHARE_TENANT
select `${prefix}tenant`.`erased_at` from `${prefix}tenant` where `${prefix}tenant`.`name` = ? lock in share mode
-- LOCK_TENANT
select `${prefix}tenant`.`erased_at` from `${prefix}tenant` where `${prefix}tenant`.`name` = ? for update
-- INSERT_TENANT
insert into `${prefix}tenant` (`name`, `created_at`) values (?, ?) on duplicate key update `${prefix}tenant`.`name` = `${prefix}tenant`.`name`
-- CREATE_TENANT
insert into `${prefix}tenant` (`name`, `created_at`) values (?, ?)
-- REVIVE_TENANT
update `${prefix}tenant` set `${prefix}tenant`.`created_at` = ?, `${prefix}tenant`.`erased_at` = null where `${prefix}tenant`.`name` = ?
-- MARK_ERASED
update `${prefix}tenant` set `${prefix}tenant`.`erased_at` = ? where `${prefix}tenant`.`name` = ?
-- LOCK_TENANT_USERS
select `${prefix}user`.`id` from `${prefix}user` where `${prefix}user`.`tenant` = ? order by `${prefix}user`.`id` for update
-- LOCK_TENANT_HEADS
select `${prefix}conversation_head`.`id` from `${prefix}conversation_head` where `${prefix}conversation_head`.`tenant` = ? order by `${prefix}conversation_head`.`id` for update
-- ERASE_PARTS
delete from `${prefix}message_part` where `${prefix}message_part`.`tenant` = ?
-- ERASE_STREAMS
delete from `${prefix}message_stream` where `${prefix}message_stream`.`tenant` = ?
-- ERASE_MESSAGES
delete from `${prefix}message` where `${prefix}message`.`tenant` = ?
-- ERASE_CONVERSATIONS
delete from `${prefix}conversation` where `${prefix}conversation`.`tenant` = ?
-- ERASE_HEADS
delete from `${prefix}conversation_head` where `${prefix}conversation_head`.`tenant` = ?
-- ERASE_IDENTITIES
delete from `${prefix}user_identity` where `${prefix}user_identity`.`tenant` = ?
-- ERASE_USERS
delete from `${prefix}user` where `${prefix}user`.`tenant` = ?
-- FIND_USER
select 1 from `${prefix}user` where (`${prefix}user`.`tenant` = ? and `${prefix}user`.`id` = ?)
-- SHARE_USER
select 1 from `${prefix}user` where (`${prefix}user`.`tenant` = ? and `${prefix}user`.`id` = ?) lock in share mode
-- SHARE_AUTHOR
select 1 from `${prefix}user` where (`${prefix}user`.`tenant` = ? and `${prefix}user`.`id` = ?) lock in share mode
-- LOCK_USER
select 1 from `${prefix}user` where (`${prefix}user`.`tenant` = ? and `${prefix}user`.`id` = ?) for update
-- LOCK_USER_TO_DELETE
select 1 from `${prefix}user` where (`${prefix}user`.`tenant` = ? and `${prefix}user`.`id` = ?) for update
-- GET_USER
select `${prefix}user`.`id`, `${prefix}user`.`name`, `${prefix}user`.`metadata`, `${prefix}user_identity`.`kind`, `${prefix}user_identity`.`value`, `${prefix}user`.`version`, `${prefix}user`.`created_at`, `${prefix}user`.`updated_at`, `${prefix}user_identity`.`is_current` from `${prefix}user` left outer join `${prefix}user_identity` on (`${prefix}user_identity`.`tenant` = `${prefix}user`.`tenant` and `${prefix}user_identity`.`user_id` = `${prefix}user`.`id`) where (`${prefix}user`.`tenant` = ? and `${prefix}user`.`id` = ?)
-- GET_USER_BY_IDENTITY
select `${prefix}user`.`id`, `${prefix}user`.`name`, `${prefix}user`.`metadata`, `${prefix}user_identity`.`kind`, `${prefix}user_identity`.`value`, `${prefix}user`.`version`, `${prefix}user`.`created_at`, `${prefix}user`.`updated_at`, `${prefix}user_identity`.`is_current` from `${prefix}user` left outer join `${prefix}user_identity` on (`${prefix}user_identity`.`tenant` = `${prefix}user`.`tenant` and `${prefix}user_identity`.`user_id` = `${prefix}user`.`id`) where (`${prefix}user`.`id` = (select `found`.`user_id` from `${prefix}user_identity` as `found` where (`found`.`tenant` = ? and `found`.`kind` = ? and `found`.`value` = ?)) and `${prefix}user`.`tenant` = ?)
-- FIND_IDENTITY
select `${prefix}user_identity`.`user_id` from `${prefix}user_identity` where (`${prefix}user_identity`.`tenant` = ? and `${prefix}user_identity`.`kind` = ? and `${prefix}user_identity`.`value` = ?)
-- INSERT_USER
insert into `${prefix}user` (`tenant`, `id`, `name`, `metadata`, `version`, `created_at`, `updated_at`) values (?, ?, ?, ?, ?, ?, ?)
-- INSERT_IDENTITY
insert into `${prefix}user_identity` (`tenant`, `kind`, `value`, `user_id`, `is_current`) values (?, ?, ?, ?, ?)
-- UPDATE_USER
update `${prefix}user` set `${prefix}user`.`name` = ?, `${prefix}user`.`metadata` = ?, `${prefix}user`.`version` = ?, `${prefix}user`.`updated_at` = ? where (`${prefix}user`.`tenant` = ? and `${prefix}user`.`id` = ?)
-- SET_IDENTITY_CURRENT
update `${prefix}user_identity` set `${prefix}user_identity`.`is_current` = ? where (`${prefix}user_identity`.`tenant` = ? and `${prefix}user_identity`.`kind` = ? and `${prefix}user_identity`.`value` = ? and `${prefix}user_identity`.`user_id` = ?)
-- DELETE_IDENTITY
delete from `${prefix}user_identity` where (`${prefix}user_identity`.`tenant` = ? and `${prefix}user_identity`.`kind` = ? and `${prefix}user_identity`.`value` = ?)
-- MOVE_IDENTITIES
update `${prefix}user_identity` set `${prefix}user_identity`.`user_id` = ? where (`${prefix}user_identity`.`tenant` = ? and `${prefix}user_identity`.`user_id` = ?)
-- MOVE_CONVERSATIONS
update `${prefix}conversation_head` set `${prefix}conversation_head`.`owner` = ? where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`owner` = ?)
-- SET_AUTHOR
update `${prefix}message` set `${prefix}message`.`author` = ? where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`author` = ?)
-- DELETE_IDENTITIES
delete from `${prefix}user_identity` where (`${prefix}user_identity`.`tenant` = ? and `${prefix}user_identity`.`user_id` = ?)
-- DELETE_USER
delete from `${prefix}user` where (`${prefix}user`.`tenant` = ? and `${prefix}user`.`id` = ?)
-- LOCK_OWNED_HEADS
select `${prefix}conversation_head`.`id` from `${prefix}conversation_head` where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`owner` = ?) order by `${prefix}conversation_head`.`id` for update
-- FIND_OWNED_STREAMS
select `${prefix}message_stream`.`message` from `${prefix}message_stream` where (`${prefix}message_stream`.`tenant` = ? and exists (select 1 from `${prefix}message` join `${prefix}conversation_head` on (`${prefix}conversation_head`.`tenant` = `${prefix}message`.`tenant` and `${prefix}conversation_head`.`id` = `${prefix}message`.`conversation`) where (`${prefix}message`.`tenant` = `${prefix}message_stream`.`tenant` and `${prefix}message`.`id` = `${prefix}message_stream`.`message` and `${prefix}conversation_head`.`owner` = ?))) order by `${prefix}message_stream`.`message`
-- FIND_CONVERSATION
select 1 from `${prefix}conversation_head` where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?)
-- GET_CONVERSATION
select `${prefix}conversation_head`.`id`, `${prefix}conversation_head`.`owner`, `${prefix}conversation`.`title`, `${prefix}conversation`.`agent`, `${prefix}conversation`.`forked_from`, `${prefix}conversation`.`primer`, `${prefix}conversation`.`context`, `${prefix}conversation`.`metadata`, `${prefix}conversation_head`.`archived`, `${prefix}conversation_head`.`last_turn`, `${prefix}conversation_head`.`message_count`, `${prefix}conversation_head`.`last_activity`, `${prefix}conversation_head`.`last_read_turn`, `${prefix}conversation_head`.`read_count`, `${prefix}conversation`.`version`, `${prefix}conversation`.`created_at`, `${prefix}conversation`.`updated_at` from `${prefix}conversation_head` join `${prefix}conversation` on (`${prefix}conversation`.`tenant` = `${prefix}conversation_head`.`tenant` and `${prefix}conversation`.`id` = `${prefix}conversation_head`.`id`) where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?)
-- LOCK_HEAD_ROW
select 1 from `${prefix}conversation_head` where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?) for update
-- LOCK_BODY_ROW
select 1 from `${prefix}conversation` where (`${prefix}conversation`.`tenant` = ? and `${prefix}conversation`.`id` = ?) for update
-- OPEN_CONVERSATION
select 1 as `kind`, `${prefix}conversation_head`.`id` as `t1`, `${prefix}conversation_head`.`owner` as `t2`, `${prefix}conversation`.`title` as `t3`, `${prefix}conversation`.`agent` as `t4`, `${prefix}conversation`.`forked_from` as `t5`, `${prefix}conversation`.`primer` as `t6`, `${prefix}conversation`.`context` as `t7`, `${prefix}conversation`.`metadata` as `t8`, null as `t9`, `${prefix}conversation_head`.`archived` as `n1`, `${prefix}conversation_head`.`last_turn` as `n2`, `${prefix}conversation_head`.`message_count` as `n3`, `${prefix}conversation_head`.`last_activity` as `n4`, `${prefix}conversation_head`.`last_read_turn` as `n5`, `${prefix}conversation_head`.`read_count` as `n6`, `${prefix}conversation`.`version` as `n7`, `${prefix}conversation`.`created_at` as `n8`, `${prefix}conversation`.`updated_at` as `n9` from `${prefix}conversation_head` join `${prefix}conversation` on (`${prefix}conversation`.`tenant` = `${prefix}conversation_head`.`tenant` and `${prefix}conversation`.`id` = `${prefix}conversation_head`.`id`) where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?) union all select 2 as `kind`, `${prefix}user`.`id` as `t1`, `${prefix}user`.`name` as `t2`, `${prefix}user`.`metadata` as `t3`, `${prefix}user_identity`.`kind` as `t4`, `${prefix}user_identity`.`value` as `t5`, null as `t6`, null as `t7`, null as `t8`, null as `t9`, `${prefix}user`.`version` as `n1`, `${prefix}user`.`created_at` as `n2`, `${prefix}user`.`updated_at` as `n3`, `${prefix}user_identity`.`is_current` as `n4`, null as `n5`, null as `n6`, null as `n7`, null as `n8`, null as `n9` from `${prefix}conversation_head` join `${prefix}user` on (`${prefix}user`.`tenant` = `${prefix}conversation_head`.`tenant` and `${prefix}user`.`id` = `${prefix}conversation_head`.`owner`) left outer join `${prefix}user_identity` on (`${prefix}user_identity`.`tenant` = `${prefix}user`.`tenant` and `${prefix}user_identity`.`user_id` = `${prefix}user`.`id`) where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?) union all select `newest`.`kind`, `newest`.`t1`, `newest`.`t2`, `newest`.`t3`, `newest`.`t4`, `newest`.`t5`, `newest`.`t6`, `newest`.`t7`, `newest`.`t8`, `newest`.`t9`, `newest`.`n1`, `newest`.`n2`, `newest`.`n3`, `newest`.`n4`, `newest`.`n5`, `newest`.`n6`, `newest`.`n7`, `newest`.`n8`, `newest`.`n9` from (select 3 as `kind`, `${prefix}message`.`id` as `t1`, `${prefix}message`.`conversation` as `t2`, `${prefix}message`.`role` as `t3`, `${prefix}message`.`status` as `t4`, `${prefix}message`.`reason` as `t5`, `${prefix}message`.`author` as `t6`, `${prefix}message`.`reply_to` as `t7`, `${prefix}message`.`content` as `t8`, `${prefix}message`.`metadata` as `t9`, `${prefix}message`.`turn` as `n1`, `${prefix}message`.`version` as `n2`, `${prefix}message`.`created_at` as `n3`, `${prefix}message`.`updated_at` as `n4`, null as `n5`, null as `n6`, null as `n7`, null as `n8`, null as `n9` from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`conversation` = ?) order by `${prefix}message`.`turn` desc limit ?) as `newest`
-- INSERT_HEAD
insert into `${prefix}conversation_head` (`tenant`, `id`, `owner`, `archived`, `last_turn`, `last_message_turn`, `message_count`, `last_activity`, `last_read_turn`, `read_count`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- INSERT_CONVERSATION
insert into `${prefix}conversation` (`tenant`, `id`, `title`, `agent`, `primer`, `context`, `metadata`, `version`, `forked_from`, `created_at`, `updated_at`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- UPDATE_CONVERSATION
update `${prefix}conversation` set `${prefix}conversation`.`title` = ?, `${prefix}conversation`.`agent` = ?, `${prefix}conversation`.`primer` = ?, `${prefix}conversation`.`context` = ?, `${prefix}conversation`.`metadata` = ?, `${prefix}conversation`.`version` = ?, `${prefix}conversation`.`updated_at` = ? where (`${prefix}conversation`.`tenant` = ? and `${prefix}conversation`.`id` = ?)
-- TOUCH_CONVERSATION
update `${prefix}conversation` set `${prefix}conversation`.`version` = ?, `${prefix}conversation`.`updated_at` = ? where (`${prefix}conversation`.`tenant` = ? and `${prefix}conversation`.`id` = ?)
-- SET_ARCHIVED
update `${prefix}conversation_head` set `${prefix}conversation_head`.`archived` = ? where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?)
-- SET_OWNER
update `${prefix}conversation_head` set `${prefix}conversation_head`.`owner` = ? where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?)
-- SET_READ
update `${prefix}conversation_head` set `${prefix}conversation_head`.`last_read_turn` = ?, `${prefix}conversation_head`.`read_count` = ? where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?)
-- SET_FIGURES
update `${prefix}conversation_head` set `${prefix}conversation_head`.`last_message_turn` = ?, `${prefix}conversation_head`.`message_count` = ?, `${prefix}conversation_head`.`read_count` = ? where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?)
-- LOCK_HEAD
select `${prefix}conversation_head`.`last_turn`, `${prefix}conversation_head`.`last_message_turn`, `${prefix}conversation_head`.`message_count`, `${prefix}conversation_head`.`last_read_turn`, `${prefix}conversation_head`.`read_count` from `${prefix}conversation_head` where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?) for update
-- FIND_HEAD
select `${prefix}conversation_head`.`last_turn` from `${prefix}conversation_head` where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?)
-- FIND_STREAMS_FROM
select `${prefix}message_stream`.`message` from `${prefix}message_stream` where (`${prefix}message_stream`.`tenant` = ? and exists (select 1 from `${prefix}message` where (`${prefix}message`.`tenant` = `${prefix}message_stream`.`tenant` and `${prefix}message`.`id` = `${prefix}message_stream`.`message` and `${prefix}message`.`conversation` = ? and `${prefix}message`.`turn` >= ?))) order by `${prefix}message_stream`.`message`
-- DELETE_MESSAGES_FROM
delete from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`conversation` = ? and `${prefix}message`.`turn` >= ?)
-- DELETE_CONVERSATION
delete from `${prefix}conversation` where (`${prefix}conversation`.`tenant` = ? and `${prefix}conversation`.`id` = ?)
-- DELETE_HEAD
delete from `${prefix}conversation_head` where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ?)
-- COUNT_BETWEEN
select count(*) from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`conversation` = ? and `${prefix}message`.`turn` > ? and `${prefix}message`.`turn` <= ?)
-- HIGHEST_TURN
select max(`${prefix}message`.`turn`) from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`conversation` = ?)
-- ADVANCE_HEAD
update `${prefix}conversation_head` set `${prefix}conversation_head`.`last_message_turn` = (`${prefix}conversation_head`.`last_turn` + ?), `${prefix}conversation_head`.`last_turn` = last_insert_id((`${prefix}conversation_head`.`last_turn` + ?)), `${prefix}conversation_head`.`message_count` = (`${prefix}conversation_head`.`message_count` + ?), `${prefix}conversation_head`.`last_activity` = greatest(`${prefix}conversation_head`.`last_activity`, ?) where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ? and `${prefix}conversation_head`.`last_turn` = coalesce(?, `${prefix}conversation_head`.`last_turn`))
-- INSERT_MESSAGE
insert into `${prefix}message` (`tenant`, `conversation`, `turn`, `id`, `role`, `status`, `reason`, `author`, `reply_to`, `content`, `metadata`, `fingerprint`, `version`, `created_at`, `updated_at`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- FORGET_TURN
select last_insert_id(0)
-- INSERT_NEXT
insert into `${prefix}message` (`tenant`, `conversation`, `turn`, `id`, `role`, `status`, `reason`, `author`, `reply_to`, `content`, `metadata`, `fingerprint`, `version`, `created_at`, `updated_at`) select ?, ?, last_insert_id(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from dual where last_insert_id() <> 0
-- ADVANCE_HEAD_REPLY
update `${prefix}conversation_head` set `${prefix}conversation_head`.`last_message_turn` = (`${prefix}conversation_head`.`last_turn` + ?), `${prefix}conversation_head`.`last_turn` = last_insert_id((`${prefix}conversation_head`.`last_turn` + ?)), `${prefix}conversation_head`.`message_count` = (`${prefix}conversation_head`.`message_count` + ?), `${prefix}conversation_head`.`last_activity` = greatest(`${prefix}conversation_head`.`last_activity`, ?) where (`${prefix}conversation_head`.`tenant` = ? and `${prefix}conversation_head`.`id` = ? and `${prefix}conversation_head`.`last_turn` = coalesce(?, `${prefix}conversation_head`.`last_turn`) and exists (select 1 from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`conversation` = ? and `${prefix}message`.`id` = ?)))
-- GIVEN_TURN
select last_insert_id() from dual where last_insert_id() <> 0
-- FIND_MESSAGE
select 1 from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`id` = ?)
-- FIND_IN_CONVERSATION
select 1 from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`conversation` = ? and `${prefix}message`.`id` = ?)
-- LOCATE_MESSAGE
select `${prefix}message`.`conversation` from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`id` = ?)
-- FIND_STORED
select `${prefix}message`.`id`, `${prefix}message`.`conversation`, `${prefix}message`.`role`, `${prefix}message`.`status`, `${prefix}message`.`reason`, `${prefix}message`.`author`, `${prefix}message`.`reply_to`, `${prefix}message`.`content`, `${prefix}message`.`metadata`, `${prefix}message`.`turn`, `${prefix}message`.`version`, `${prefix}message`.`created_at`, `${prefix}message`.`updated_at`, `${prefix}message`.`fingerprint` from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`id` = ?)
-- GET_MESSAGE
select `${prefix}message`.`id`, `${prefix}message`.`conversation`, `${prefix}message`.`role`, `${prefix}message`.`status`, `${prefix}message`.`reason`, `${prefix}message`.`author`, `${prefix}message`.`reply_to`, `${prefix}message`.`content`, `${prefix}message`.`metadata`, `${prefix}message`.`turn`, `${prefix}message`.`version`, `${prefix}message`.`created_at`, `${prefix}message`.`updated_at` from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`id` = ?)
-- LOCK_MESSAGE
select `${prefix}message`.`id`, `${prefix}message`.`conversation`, `${prefix}message`.`role`, `${prefix}message`.`status`, `${prefix}message`.`reason`, `${prefix}message`.`author`, `${prefix}message`.`reply_to`, `${prefix}message`.`content`, `${prefix}message`.`metadata`, `${prefix}message`.`turn`, `${prefix}message`.`version`, `${prefix}message`.`created_at`, `${prefix}message`.`updated_at` from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`id` = ?) for update
-- LATEST
select `${prefix}message`.`id`, `${prefix}message`.`conversation`, `${prefix}message`.`role`, `${prefix}message`.`status`, `${prefix}message`.`reason`, `${prefix}message`.`author`, `${prefix}message`.`reply_to`, `${prefix}message`.`content`, `${prefix}message`.`metadata`, `${prefix}message`.`turn`, `${prefix}message`.`version`, `${prefix}message`.`created_at`, `${prefix}message`.`updated_at` from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`conversation` = ?) order by `${prefix}message`.`turn` desc limit ?
-- MESSAGES_BETWEEN
select `${prefix}message`.`id`, `${prefix}message`.`conversation`, `${prefix}message`.`role`, `${prefix}message`.`status`, `${prefix}message`.`reason`, `${prefix}message`.`author`, `${prefix}message`.`reply_to`, `${prefix}message`.`content`, `${prefix}message`.`metadata`, `${prefix}message`.`turn`, `${prefix}message`.`version`, `${prefix}message`.`created_at`, `${prefix}message`.`updated_at` from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`conversation` = ? and `${prefix}message`.`turn` > ? and `${prefix}message`.`turn` <= ?) order by `${prefix}message`.`turn` limit ?
-- TEXTS
select `${prefix}message`.`id`, `${prefix}message`.`status`, `${prefix}message_part`.`chunk` from `${prefix}message` left outer join `${prefix}message_part` on (`${prefix}message_part`.`tenant` = `${prefix}message`.`tenant` and `${prefix}message_part`.`message` = `${prefix}message`.`id`) where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`id` in (?, ?, ?, ?, ?, ?, ?, ?)) order by `${prefix}message`.`id`, `${prefix}message_part`.`seq`
-- UPDATE_MESSAGE
update `${prefix}message` set `${prefix}message`.`role` = ?, `${prefix}message`.`content` = ?, `${prefix}message`.`status` = ?, `${prefix}message`.`reason` = ?, `${prefix}message`.`metadata` = ?, `${prefix}message`.`version` = ?, `${prefix}message`.`updated_at` = ? where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`id` = ?)
-- CLEAR_REPLIES
update `${prefix}message` set `${prefix}message`.`reply_to` = null where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`reply_to` = ?)
-- DELETE_MESSAGE
delete from `${prefix}message` where (`${prefix}message`.`tenant` = ? and `${prefix}message`.`id` = ?)
-- INSERT_STREAM
insert into `${prefix}message_stream` (`tenant`, `message`, `token`, `heartbeat`) values (?, ?, ?, timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)))
-- FIND_STREAM
select 1 from `${prefix}message_stream` where (`${prefix}message_stream`.`tenant` = ? and `${prefix}message_stream`.`message` = ?)
-- LOCK_STREAM
select 1 from `${prefix}message_stream` where (`${prefix}message_stream`.`tenant` = ? and `${prefix}message_stream`.`message` = ?) for update
-- BEAT_STREAM
update `${prefix}message_stream` set `${prefix}message_stream`.`heartbeat` = timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) where (`${prefix}message_stream`.`tenant` = ? and `${prefix}message_stream`.`message` = ? and `${prefix}message_stream`.`token` = ?)
-- HOLDS_STREAM
select 1 from `${prefix}message_stream` where (`${prefix}message_stream`.`tenant` = ? and `${prefix}message_stream`.`message` = ? and `${prefix}message_stream`.`token` = ?)
-- INSERT_PART
insert into `${prefix}message_part` (`seq`, `chunk`, `tenant`, `message`) select ?, ?, `${prefix}message_stream`.`tenant`, `${prefix}message_stream`.`message` from `${prefix}message_stream` where (`${prefix}message_stream`.`tenant` = ? and `${prefix}message_stream`.`message` = ? and `${prefix}message_stream`.`token` = ?)
-- FIND_PART
select 1 from `${prefix}message_part` where (`${prefix}message_part`.`tenant` = ? and `${prefix}message_part`.`message` = ? and `${prefix}message_part`.`seq` = ?)
-- PARTS
select `${prefix}message_part`.`chunk` from `${prefix}message_part` where (`${prefix}message_part`.`tenant` = ? and `${prefix}message_part`.`message` = ?) order by `${prefix}message_part`.`seq`
-- DELETE_PARTS
delete from `${prefix}message_part` where (`${prefix}message_part`.`tenant` = ? and `${prefix}message_part`.`message` = ?)
-- DELETE_STREAM
delete from `${prefix}message_stream` where (`${prefix}message_stream`.`tenant` = ? and `${prefix}message_stream`.`message` = ?)
-- LOCK_DEAD_STREAMS
select `${prefix}message_stream`.`message` from `${prefix}message_stream` where (`${prefix}message_stream`.`tenant` = ? and `${prefix}message_stream`.`heartbeat` < (timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) - ?)) order by `${prefix}message_stream`.`message` for update skip locked
-- TENANTS_WITH_STREAMS
select distinct `${prefix}message_stream`.`tenant` from `${prefix}message_stream`
