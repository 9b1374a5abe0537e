-- Counts are touched only when a conversation opens, resolves or changes hands, never per message.
-- Both rows go through one statement in key order, so that two conversations that swap places can't deadlock.
CREATE FUNCTION keep_conversation_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO conversation_counts (account_id, inbox_id, status, assignee_id, count)
  SELECT step.account_id, step.inbox_id, step.status, coalesce(step.assignee_id, 0), step.count
  FROM (
    SELECT OLD.account_id, OLD.inbox_id, OLD.status, OLD.assignee_id, -1 AS count WHERE TG_OP <> 'INSERT'
    UNION ALL
    SELECT NEW.account_id, NEW.inbox_id, NEW.status, NEW.assignee_id, 1 WHERE TG_OP <> 'DELETE'
  ) AS step
  WHERE EXISTS (SELECT FROM accounts WHERE id = step.account_id)
  ORDER BY step.account_id, step.status, step.inbox_id, coalesce(step.assignee_id, 0)
  ON CONFLICT (account_id, status, inbox_id, assignee_id)
  DO UPDATE SET count = conversation_counts.count + excluded.count;
  RETURN NULL;
END;
$$;--> statement-breakpoint
CREATE TRIGGER conversations_count AFTER INSERT OR DELETE ON conversations
FOR EACH ROW EXECUTE FUNCTION keep_conversation_counts();--> statement-breakpoint
CREATE TRIGGER conversations_recount AFTER UPDATE OF status, assignee_id, inbox_id ON conversations
FOR EACH ROW WHEN ((OLD.status, OLD.assignee_id, OLD.inbox_id) IS DISTINCT FROM (NEW.status, NEW.assignee_id, NEW.inbox_id))
EXECUTE FUNCTION keep_conversation_counts();
