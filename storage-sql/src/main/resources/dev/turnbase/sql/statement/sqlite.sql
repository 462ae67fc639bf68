-- INSERT_MARKER
insert into "${prefix}commit_marker" ("id", "created_at") values (?, ?)
-- FIND_MARKER
select 1 from "${prefix}commit_marker" where "id" = ?
-- PURGE_MARKERS
delete from "${prefix}commit_marker" where "created_at" < ?
