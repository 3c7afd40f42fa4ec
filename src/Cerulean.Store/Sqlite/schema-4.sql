
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

-- Pages that hold given seq_nums.
create index page_seq_num on page (run, layout, min_seq_num, max_seq_num);

-- Visible and staged runs that have rows in more pieces than need be: what was written before version 4 is looked at once.
create table scattered (run integer primary key);
insert into scattered
select distinct run from document where kind in (2, 3)
union select run from page group by run, layout having count(*) > 1 and min(rows) < 4096;
