-- Metadata that go into every run: one row, a JSON object; no row before the first change.
create table run_metadata (
  id integer primary key check (id = 1),
  crc integer not null,
  body blob not null
);
