create table run (
  id varchar(22) primary key,
  created timestamp with time zone not null,
  source varchar(300) not null,
  model varchar(201) not null,
  place varchar(300) not null,
  options text not null,
  inference text not null,
  seconds double precision not null,
  photo_type varchar(40) not null,
  has_visualization boolean not null
);

create index run_created on run (created);

create table run_file (
  run varchar(22) not null references run (id) on delete cascade,
  kind varchar(20) not null,
  content bytea not null,
  primary key (run, kind)
);
