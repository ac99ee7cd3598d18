create table photo_file (
  owner varchar(22) not null,
  kind varchar(20) not null,
  created timestamp with time zone not null,
  content bytea not null,
  primary key (owner, kind)
);

create index photo_file_created on photo_file (created, owner);

insert into photo_file (owner, kind, created, content)
  select run_file.run, run_file.kind, run.created, run_file.content
  from run_file join run on run.id = run_file.run
  where run_file.kind <> 'repeats';

create table run_repeats (
  run varchar(22) primary key references run (id) on delete cascade,
  answers bytea not null
);

insert into run_repeats (run, answers)
  select run, content from run_file where kind = 'repeats';

drop table run_file;
