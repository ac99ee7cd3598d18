alter table run add column photo_bytes integer;

alter table run add column received_bytes integer;

update run set photo_bytes = (
  select octet_length(content) from run_file where run_file.run = run.id and kind = 'photo'
);

alter table run alter column photo_bytes set not null;
