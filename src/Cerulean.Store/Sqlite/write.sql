-- set_next_number
update log set next = ?1;

-- insert_run
insert into run (uid, state, base, documents, next, scan_id, plan_name, time, exit_status, streams, stage)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);

-- grow_run
update run set documents = ?2, next = ?3, exit_status = ?4, streams = ?5 where id = ?1;

-- publish_run
update run set state = ?2, base = ?3, stage = ?4 where id = ?1 and (state <> ?2 or base <> ?3 or stage is not ?4);

-- insert_document
insert into document (run, kind, ordinal, descriptor, crc, body) values (?1, ?2, ?3, ?4, ?5, ?6);

-- delete_document
delete from document where run = ?1 and kind = ?2 and ordinal = ?3;

-- replace_document
update document set crc = ?4, body = ?5 where run = ?1 and kind = ?2 and ordinal = ?3;

-- put_revision
insert or replace into revision (run, kind, ordinal, number, change, crc, body) values (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- describe_run
update run set scan_id = ?2, plan_name = ?3, exit_status = ?4 where id = ?1;

-- put_tombstone
insert or replace into tombstone (uid, time, reason) values (?1, ?2, ?3);

-- delete_tombstone
delete from tombstone where uid = ?1;

-- insert_descriptor
insert into descriptor (run, ordinal, uid, stream, crc) values (?1, ?2, ?3, ?4, ?5);

-- insert_layout
insert into layout (run, id, descriptor, names, crc) values (?1, ?2, ?3, ?4, ?5);

-- insert_page
insert into page (run, layout, first, last, rows, min_seq_num, max_seq_num, crc, min_time, max_time, units)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);

-- set_page_times
update page set min_time = ?2, max_time = ?3, crc = ?4 where id = ?1;

-- put_seq_nums
insert or replace into seq_nums (run, stream, number, rank, first, last, count, low, crc, bits)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);

-- drop_seq_nums
delete from seq_nums where run = ?1;

-- insert_page_column
insert into page_column (id, kind, type, crc, data) values (?1, ?2, ?3, ?4, ?5);

-- drop_page_columns
delete from page_column where id between ?1 and ?2;

-- drop_pages
delete from page where run = ?1;

-- drop_documents
delete from document where run = ?1;

-- drop_descriptors
delete from descriptor where run = ?1;

-- drop_revisions
delete from revision where run = ?1;

-- drop_layouts
delete from layout where run = ?1;

-- drop_run
delete from run where id = ?1;

-- set_run_metadata
insert or replace into run_metadata (id, crc, body) values (1, ?1, ?2);

-- drop_page
delete from page where id = ?1 and run = ?2 and first = ?3 and last = ?4 and rows = ?5;

-- scatter
insert or ignore into scattered values (?1);

-- gather
delete from scattered where run = ?1;

-- add_path
insert or ignore into metadata_path (path) values (?1);

-- add_metadata
insert or ignore into metadata (path, value, time, base, run) values (?1, ?2, ?3, ?4, ?5);

-- drop_metadata
delete from metadata where path = ?1 and value = ?2 and time = ?3 and base = ?4;

-- drop_metadata_of_run
delete from metadata where run = ?1;

-- add_words
insert into metadata_text (rowid, words) values (?1, ?2);

-- drop_words
insert into metadata_text (metadata_text, rowid, words) values ('delete', ?1, ?2);
