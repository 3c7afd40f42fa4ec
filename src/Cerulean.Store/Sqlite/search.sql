-- run_columns
r.id, r.uid, r.state, r.base, r.documents, r.next, r.scan_id, r.plan_name, r.time, r.exit_status, r.streams, r.stage

-- from_all
from run r where r.state > 0 and (r.time, r.base) < (?, ?) and r.time >= ?

-- from_value
from metadata k cross join run r on r.id = k.run where k.path = ? and k.value = ? and (k.time, k.base) < (?, ?) and k.time >= ?

-- from_set
cross join run r on r.id = k.run where r.state > 0 and (r.time, r.base) < (?, ?) and r.time >= ?

-- of_newest
cross join run r on r.id = k.run order by k.time desc, k.base desc

-- set_of_values
select run from metadata where path = ? and value in

-- probe_values
exists (select 1 from metadata where time = r.time and base = r.base and path = ? and value in

-- set_of_range
select run from metadata where path = ? and value >= ? and value < ?

-- set_of_pattern
select run from metadata where path = ? and value >= ? and value < ? and (cast(substr(value, 2) as text) glob ? or instr(value, x'00') or instr(value, x'ff'))

-- newest_of_range
select time, base, run from metadata r where path = ? and value >= ? and value < ?

-- set_of_below
select run from metadata where path in (select id from metadata_path where path = ? or (path > ? || '.' and path < ? || '/') or (path >= ? || '[' and path < ? || '\'))

-- set_of_words
select rowid as run from metadata_text where metadata_text match ?
