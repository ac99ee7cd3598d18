create table recipe (
  model varchar(201) primary key,
  recipes text not null
);
