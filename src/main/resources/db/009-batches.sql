create table batch (
  id varchar(22) primary key,
  created timestamp with time zone not null,
  model varchar(201) not null,
  options text not null,
  announced integer not null,
  started boolean not null,
  complete boolean not null,
  cancelled boolean not null
);

create index batch_created on batch (created);

create table batch_item (
  batch varchar(22) not null references batch (id) on delete cascade,
  number integer not null,
  run varchar(22) not null unique,
  source varchar(300) not null,
  address text,
  upload varchar(300),
  embedded boolean not null,
  photo_type varchar(40),
  width integer,
  height integer,
  received_bytes integer,
  state varchar(10) not null,
  tries integer not null,
  worker varchar(22),
  reason varchar(60),
  details text,
  objects integer,
  brightness double precision,
  blur double precision,
  finished timestamp with time zone,
  primary key (batch, number),
  unique (batch, upload)
);

create index batch_item_turn on batch_item (state, embedded, number);

create index batch_item_worker on batch_item (worker);

create table worker (
  id varchar(22) primary key,
  beat bigint not null
);
