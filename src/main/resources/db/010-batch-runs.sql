alter table run add column batch varchar(22) default '' not null;

alter table run_class add column batch varchar(22) default '' not null;

update run set batch = (select item.batch from batch_item item where item.run = run.id)
  where id in (select run from batch_item);

update run_class set batch = (select item.batch from batch_item item where item.run = run_class.run)
  where run in (select run from batch_item);

create index run_alone on run (batch, created, id, source, model);

create index run_model_alone on run (model, batch, created, id, source);

create index run_class_alone on run_class (class, batch, created, run, source, model);

drop index batch_created;

create index batch_listed on batch (created, id);

create index batch_item_source on batch_item (batch, source);

create index batch_item_state on batch_item (batch, state, number, run);
