CREATE TABLE "attachments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attachments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"provider_kind" text,
	"external_id" text,
	"url" text,
	"preview_url" text,
	"permalink" text,
	"title" text,
	"author" text,
	"cards" jsonb,
	"content_type" text,
	"file_name" text,
	"byte_size" bigint,
	"width" integer,
	"height" integer,
	"upload_key" text,
	"fetched_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"check_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	CONSTRAINT "attachments_position_once" UNIQUE("message_id","position"),
	CONSTRAINT "attachments_in_account" UNIQUE("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"inbox_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"user_id" bigint,
	"since" timestamp (3) with time zone,
	"cursor" text,
	"pending" text[] DEFAULT '{}' NOT NULL,
	"thread_cursor" text,
	"threads" integer DEFAULT 0 NOT NULL,
	"messages_read" integer DEFAULT 0 NOT NULL,
	"messages_saved" integer DEFAULT 0 NOT NULL,
	"unavailable" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"due_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "message_versions" (
	"account_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"edit" integer NOT NULL,
	"content" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_versions_once" PRIMARY KEY("message_id","edit")
);
--> statement-breakpoint
CREATE TABLE "reactions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reactions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"by" text NOT NULL,
	"emoji" text,
	"at" timestamp (3) with time zone NOT NULL,
	"member_id" bigint,
	"sent_emoji" text,
	"due_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"problem" text,
	CONSTRAINT "reactions_once" UNIQUE("message_id","by")
);
--> statement-breakpoint
DROP INDEX "events_waiting";--> statement-breakpoint
ALTER TABLE "inboxes" ALTER COLUMN "lock_to_single_conversation" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "blocked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "controlled_by" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "controlled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "told_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "kind" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" RENAME COLUMN "target" TO "external_id";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "redacted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "shows_typing" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "shows_seen" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "reacts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "gap_check_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "restricted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "restriction" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "reply_to_external_id" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "context" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "quick_replies" text[];--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "edits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "unsent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "app_id" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "imported" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "account_id" bigint;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "member_id" bigint;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "content_type" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "byte_size" bigint;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "width" integer;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "height" integer;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_upload_key_uploads_key_fk" FOREIGN KEY ("upload_key") REFERENCES "public"."uploads"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message" FOREIGN KEY ("account_id","message_id") REFERENCES "public"."messages"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_inbox" FOREIGN KEY ("account_id","inbox_id") REFERENCES "public"."inboxes"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_versions" ADD CONSTRAINT "message_versions_message" FOREIGN KEY ("account_id","message_id") REFERENCES "public"."messages"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_message" FOREIGN KEY ("account_id","message_id") REFERENCES "public"."messages"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_member" FOREIGN KEY ("account_id","member_id") REFERENCES "public"."members"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_to_check" ON "attachments" USING btree ("check_at") WHERE check_at is not null;--> statement-breakpoint
CREATE INDEX "attachments_of_upload" ON "attachments" USING btree ("upload_key") WHERE upload_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "imports_one_at_a_time" ON "imports" USING btree ("inbox_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "imports_of_inbox" ON "imports" USING btree ("inbox_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "imports_due" ON "imports" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "reactions_due" ON "reactions" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "conversations_closing" ON "conversations" USING btree ("account_id","status","last_inbound_at","id");--> statement-breakpoint
CREATE INDEX "events_of_message" ON "events" USING btree ("entry_id","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX "events_to_fetch" ON "events" USING btree ("due_at") WHERE state = 'waiting' and due_at is not null;--> statement-breakpoint
CREATE INDEX "events_of_account" ON "events" USING btree ("account_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "inboxes_gaps_due" ON "inboxes" USING btree ("gap_check_at") WHERE gap_check_at is not null;--> statement-breakpoint
-- A file that no message carries any more is removed by the sweep, whatever took the message away.
CREATE FUNCTION release_upload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE uploads SET remove_at = now()
  WHERE key = OLD.upload_key AND NOT EXISTS (SELECT FROM attachments WHERE upload_key = OLD.upload_key);
  RETURN NULL;
END;
$$;--> statement-breakpoint
CREATE TRIGGER attachments_release_upload AFTER DELETE ON attachments
FOR EACH ROW WHEN (OLD.upload_key IS NOT NULL) EXECUTE FUNCTION release_upload();--> statement-breakpoint
-- What was known of attachments so far were the provider's words for them.
UPDATE events SET external_id = substring(raw from '"mid"\s*:\s*"([^"\\]+)"') WHERE external_id IS NULL AND raw LIKE '%"mid"%';--> statement-breakpoint
INSERT INTO attachments (account_id, message_id, position, kind, provider_kind)
SELECT messages.account_id, messages.id, word.place - 1, CASE
    WHEN word.kind IN ('image', 'video', 'audio', 'file', 'share', 'story_mention', 'template', 'ephemeral') THEN word.kind
    WHEN word.kind IN ('ig_reel', 'reel') THEN 'reel'
    WHEN word.kind IN ('ig_post', 'post') THEN 'post'
    WHEN word.kind IN ('ig_story', 'story') THEN 'story'
    WHEN word.kind IN ('sticker', 'animated_image', 'animated_media') THEN 'sticker'
    ELSE 'unsupported' END, word.kind
FROM messages, unnest(messages.kinds) WITH ORDINALITY AS word (kind, place);--> statement-breakpoint
UPDATE messages SET kinds = (SELECT array_agg(kind ORDER BY position) FROM attachments WHERE message_id = messages.id)
WHERE kinds <> '{}';--> statement-breakpoint
-- What was kept without being shown is worked on now.
UPDATE events SET state = 'new', reason = NULL, due_at = NULL
WHERE state = 'ignored' AND reason IN ('unsend', 'reaction', 'postback', 'referral', 'message_edit', 'optin',
  'pass_thread_control', 'take_thread_control', 'request_thread_control', 'policy_enforcement', 'self_message', 'empty');
