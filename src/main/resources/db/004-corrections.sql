create table correction (
  number bigint generated always as identity primary key,
  run varchar(22) not null references run (id) on delete cascade,
  step integer not null,
  object integer not null,
  slot integer not null,
  kind varchar(10) not null,
  x double precision,
  y double precision,
  name text
);

create index correction_run on correction (run);
