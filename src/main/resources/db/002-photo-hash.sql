alter table run add column photo_sha256 varchar(64);

update run set photo_sha256 = (
  select ${sha256(content)} from run_file where run_file.run = run.id and kind = 'photo'
);

alter table run alter column photo_sha256 set not null;
