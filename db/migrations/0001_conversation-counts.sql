-- Counts are touched only when a conversation opens, resolves or changes hands, never per message.
CREATE FUNCTION count_conversation(account bigint, inbox bigint, state text, assignee bigint, step integer)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO conversation_counts (account_id, inbox_id, status, assignee_id, count)
  VALUES (account, inbox, state, coalesce(assignee, 0), step)
  ON CONFLICT (account_id, status, inbox_id, assignee_id)
  DO UPDATE SET count = conversation_counts.count + excluded.count;
$$;--> statement-breakpoint
CREATE FUNCTION keep_conversation_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM count_conversation(OLD.account_id, OLD.inbox_id, OLD.status, OLD.assignee_id, -1)
    WHERE EXISTS (SELECT FROM accounts WHERE id = OLD.account_id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM count_conversation(NEW.account_id, NEW.inbox_id, NEW.status, NEW.assignee_id, 1);
  END IF;
  RETURN NULL;
END;
$$;--> statement-breakpoint
CREATE TRIGGER conversations_count AFTER INSERT OR DELETE ON conversations
FOR EACH ROW EXECUTE FUNCTION keep_conversation_counts();--> statement-breakpoint
CREATE TRIGGER conversations_recount AFTER UPDATE OF status, assignee_id, inbox_id ON conversations
FOR EACH ROW WHEN ((OLD.status, OLD.assignee_id, OLD.inbox_id) IS DISTINCT FROM (NEW.status, NEW.assignee_id, NEW.inbox_id))
EXECUTE FUNCTION keep_conversation_counts();
