
-- What a document was before it was changed: starts, stops, resources. Number 1 is the document as it was accepted; the newest is where it always was.
create table revision (
  run integer not null,
  kind integer not null,
  ordinal integer not null,
  number integer not null,
  change text not null,           -- what took its place, when and why: JSON
  crc integer not null,
  body blob not null,             -- JSON
  primary key (run, kind, ordinal, number)
) without rowid;

-- Which runs have files outside: their resources (4) and stream resources (7).
create index document_resource on document (run) where kind in (4, 7);

-- Runs that have been deleted.
create table tombstone (
  uid text primary key,
  time real not null,             -- of the deletion
  reason text
) without rowid;

-- Which seq_nums the pages of a stream have, in blocks of 65,536: so rows are found by their place in the table.
create table seq_nums (
  run integer not null,
  stream integer not null,        -- ordinal of its first descriptor
  number integer not null,        -- seq_num / 65536
  rank integer not null,          -- how many there are in earlier blocks
  first integer not null,
  last integer not null,
  count integer not null,
  low integer not null,           -- where the lowest page begins that has one of them
  bits blob,                      -- one for each number from the byte of the first to that of the last; null: none is missing
  crc integer not null,
  primary key (run, stream, number)
) without rowid;
create index seq_nums_rank on seq_nums (run, stream, rank);

-- Pages that hold given seq_nums, or times.
alter table page add column min_time real;
alter table page add column max_time real;
create index page_time on page (run, layout, min_time, max_time);
create index page_seq_num on page (run, layout, min_seq_num, max_seq_num);

-- Visible and staged runs that have rows in more pieces than need be: what was written before version 4 is looked at once.
create table scattered (run integer primary key);
insert into scattered
select distinct run from document where kind in (2, 3)
union select run from page group by run, layout having count(*) > 1 and min(rows) < 4096;

-- The list of runs is in the order of their times; what is no number comes last.
update run set time = -9e999 where time is null;

-- Paths of metadata, such as start.sample.name; of the elements of a list start.motors[].
create table metadata_path (
  id integer primary key,
  path text not null unique
);

-- The scalars in the starts and stops of visible runs, of each the newest first. A value is bytes that sort as the values do.
create table metadata (
  path integer not null,
  value blob not null,
  time real not null,             -- of the run, as its base and id
  base integer not null,
  run integer not null,
  primary key (path, value, time desc, base desc)
) without rowid;

-- The words in the starts and stops of visible runs, which are cut and made small before; rowid is the run's.
create virtual table metadata_text using fts5 (words, content='', columnsize=0, detail=none, tokenize='ascii');
