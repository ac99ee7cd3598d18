create table run_class (
  run varchar(22) not null references run (id) on delete cascade,
  place integer not null,
  class varchar(200) not null,
  objects integer not null,
  created timestamp with time zone not null,
  source varchar(300) not null,
  model varchar(201) not null,
  primary key (run, place)
);

create index run_class_listed on run_class (class, created, run, source, model);

alter table run add column found integer;

drop index run_created;

create index run_listed on run (created, id, source, model);

create index run_model on run (model, created, id, source);
