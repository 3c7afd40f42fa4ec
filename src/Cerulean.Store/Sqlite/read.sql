-- runs
select id, uid, state, base, documents, next, scan_id, plan_name, time, exit_status, streams, stage
from run where state > 0 order by time desc, base desc;

-- run_of_uid
select id, uid, state, base, documents, next, scan_id, plan_name, time, exit_status, streams, stage
from run where uid = ?1 and state > 0;

-- run_of_scan_id
select id, uid, state, base, documents, next, scan_id, plan_name, time, exit_status, streams, stage
from run where scan_id = ?1 and state > 0 order by time desc, base desc limit 1;

-- run_of_rank
select id, uid, state, base, documents, next, scan_id, plan_name, time, exit_status, streams, stage
from run where state > 0 order by time desc, base desc limit 1 offset ?1;

-- runs_of_prefix
select id, uid, state, base, documents, next, scan_id, plan_name, time, exit_status, streams, stage
from run where state > 0 and uid >= ?1 and substr(uid, 1, length(?1)) = ?1 and uid < ?1 || char(1114111) order by uid limit ?2;

-- staged_runs
select id, uid, state, base, documents, next, scan_id, plan_name, time, exit_status, streams, stage
from run where state = 0 order by stage;

-- documents
select ordinal, descriptor, crc, body from document where run = ?1 and kind = ?2 order by ordinal;

-- descriptors
select ordinal, uid, stream, crc from descriptor where run = ?1 order by ordinal;

-- layouts
select id, descriptor, names, crc from layout where run = ?1 order by id;

-- pages
select id, layout, first, last, rows, min_seq_num, max_seq_num, units, crc, min_time, max_time from page where run = ?1 order by first;

-- pages_of_seq_nums
select id, layout, first, last, rows, min_seq_num, max_seq_num, units, crc, min_time, max_time
from page indexed by page_seq_num where run = ?1 and layout = ?2 and min_seq_num >= ?5 and min_seq_num < ?4 and max_seq_num >= ?3;

-- pages_of_times
select id, layout, first, last, rows, min_seq_num, max_seq_num, units, crc, min_time, max_time
from page indexed by page_time where run = ?1 and layout = ?2 and min_time < ?4 and max_time >= ?3;

-- seq_nums_up_to
select stream, number, rank, first, last, count, low, bits, crc from seq_nums where run = ?1 and stream = ?2 and number <= ?3 order by number desc limit 1;

-- seq_nums_of_rank
select stream, number, rank, first, last, count, low, bits, crc from seq_nums where run = ?1 and stream = ?2 and rank <= ?3 order by rank desc limit 1;

-- seq_nums
select stream, number, rank, first, last, count, low, bits, crc from seq_nums where run = ?1 and stream = ?2 and number >= ?3 and number < ?4 order by number;

-- run_ids
select id from run order by id;

-- page_column
select kind, type, crc, data from page_column where id = ?1;

-- next_number
select next from log;

-- revisions
select kind, ordinal, number, change, crc, body from revision where run = ?1 order by kind, ordinal, number;

-- runs_with_resources
select id, uid, state, base, documents, next, scan_id, plan_name, time, exit_status, streams, stage
from run where state > 0 and id in (select run from document where kind in (4, 7)) order by id;

-- tombstone
select uid, time, reason from tombstone where uid = ?1;

-- tombstones
select uid, time, reason from tombstone order by time desc, uid;

-- run_metadata
select crc, body from run_metadata;

-- page_bytes
select sum(length(data)) from page_column where id between ?1 and ?2;

-- scattered_runs
select uid from scattered join run on id = scattered.run where state > 0 order by id;

-- run_of_id
select id, uid, state, base, documents, next, scan_id, plan_name, time, exit_status, streams, stage from run where id = ?1;

-- path
select id from metadata_path where path = ?1;

-- all_documents
select kind, ordinal, descriptor, crc, body from document where run = ?1;

-- page_columns
select id, crc, data from page_column where id between ?1 and ?2;

-- page_place
select run.uid, descriptor.stream, layout.names, page.first, page.last
from page left join run on run.id = page.run
left join layout on layout.run = page.run and layout.id = page.layout
left join descriptor on descriptor.run = page.run and descriptor.ordinal = layout.descriptor
where page.id = ?1;

-- info
select
  (select count(*) from run where state = 1),
  (select count(*) from run where state = 2),
  (select count(*) from tombstone),
  (select coalesce(sum(documents), 0) from run where state > 0),
  (select coalesce(sum(rows), 0) from page),
  (select count(*) from page),
  (select count(*) from scattered join run on run.id = scattered.run where state > 0),
  (select next - 1 from log);

-- loose
select count(*) from scattered cross join document on document.run = scattered.run and kind in (2, 3);

-- run_seq_nums
select stream, number, rank, first, last, count, low, bits, crc from seq_nums where run = ?1;
