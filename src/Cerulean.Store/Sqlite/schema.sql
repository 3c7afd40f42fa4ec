-- A run of a file is staged (state 0) until its stop; open (1) and closed (2) runs are visible.
-- The number of a document in the store is base + ordinal.
create table run (
  id integer primary key,
  uid text not null,
  state integer not null,
  base integer not null,
  documents integer not null,     -- how many
  next integer not null,          -- ordinal of the next document
  scan_id integer,
  plan_name text,
  time real,
  exit_status integer,
  streams text not null,          -- {"stream": number of different seq_nums}
  stage text                      -- who stages it
);
create unique index run_uid on run (uid) where state > 0;
create index run_newest on run (time desc, base desc) where state > 0;
create index run_scan_id on run (scan_id, time desc, base desc) where state > 0;
create index run_stage on run (stage) where state = 0;

-- Everything but rows of events; and events that are not in pages yet.
create table document (
  run integer not null,
  kind integer not null,
  ordinal integer not null,
  descriptor integer,             -- of an event: ordinal of its descriptor
  crc integer not null,
  body blob not null,             -- JSON
  primary key (run, kind, ordinal)
) without rowid;

create table descriptor (
  run integer not null,
  ordinal integer not null,       -- of its document
  uid text not null,
  stream text not null,
  crc integer not null,           -- here and below: of the row
  primary key (run, ordinal)
) without rowid;

-- Names of the columns of pages: [data, timestamps, filled or null].
create table layout (
  run integer not null,
  id integer not null,
  descriptor integer not null,
  names text not null,
  crc integer not null,
  primary key (run, id)
) without rowid;

create table page (
  id integer primary key,
  run integer not null,
  layout integer not null,
  first integer not null,         -- ordinals
  last integer not null,
  rows integer not null,
  min_seq_num integer not null,
  max_seq_num integer not null,
  units blob,                     -- the accepted documents; null: single events, one after another
  crc integer not null
);
create index page_run on page (run, first);

-- id = page * 2^20 + place: seq_num 0, time 1, uid 2, then data, timestamps, filled in the order of the layout.
create table page_column (
  id integer primary key,
  kind integer not null,
  type text,                      -- dtype and shape of a row
  crc integer not null,
  data blob not null
);

-- The number that the next document gets.
create table log (next integer not null);
insert into log values (1);
