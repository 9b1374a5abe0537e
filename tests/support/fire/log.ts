import type { Sql } from 'postgres';

/** Writes down, in the order of the commits of each conversation, what no final row can tell. */
export async function keepLog(sql: Sql): Promise<() => Promise<void>> {
  await dropLog(sql);
  await sql.unsafe(`
    create table fire_log (
      seq bigint generated always as identity, step text, conversation_id bigint, inbox_id bigint,
      was text, now text, gave_back boolean, client_id uuid
    );
    create index on fire_log (conversation_id, step, seq);
    create index on fire_log (inbox_id, step);
    create function fire_message() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into fire_log (step, conversation_id, inbox_id) values ('came in', new.conversation_id, new.inbox_id);
      else
        insert into fire_log (step, conversation_id, inbox_id, was, now, gave_back, client_id)
        values ('status', new.conversation_id, new.inbox_id, old.status, new.status,
          old.external_id is not null and new.external_id is null, new.client_id);
      end if;
      return null;
    end $$;
    create trigger fire_came_in after insert on messages
      for each row when (new.direction = 'incoming') execute function fire_message();
    create trigger fire_status after update of status on messages
      for each row when (old.status <> new.status) execute function fire_message();
    create function fire_opened() returns trigger language plpgsql as $$
    begin
      insert into fire_log (step, conversation_id, inbox_id) values ('was opened', new.id, new.inbox_id);
      return null;
    end $$;
    create trigger fire_opened after update of unread_count on conversations
      for each row when (old.unread_count <> 0 and new.unread_count = 0) execute function fire_opened();
  `);
  return () => dropLog(sql);
}

/** The worker's database outlives this file. */
async function dropLog(sql: Sql): Promise<void> {
  await sql.unsafe(`
    drop trigger if exists fire_came_in on messages;
    drop trigger if exists fire_status on messages;
    drop trigger if exists fire_opened on conversations;
    drop function if exists fire_message;
    drop function if exists fire_opened;
    drop table if exists fire_log;
  `);
}
