CREATE TABLE "deletions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deletions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"digest" text NOT NULL,
	"subject" text,
	"inboxes" integer DEFAULT 0 NOT NULL,
	"conversations" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "deletions_code_once" UNIQUE("code"),
	CONSTRAINT "deletions_digest_once" UNIQUE("digest"),
	CONSTRAINT "deletions_forget" CHECK (("deletions"."done_at" is null) = ("deletions"."subject" is not null))
);
--> statement-breakpoint
ALTER TABLE "inboxes" RENAME COLUMN "disabled_at" TO "released_at";--> statement-breakpoint
ALTER TABLE "inboxes" DROP CONSTRAINT "inboxes_external_once";--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "check_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "last_event_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "last_sent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "removed_total" integer;--> statement-breakpoint
CREATE INDEX "deletions_due" ON "deletions" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "inboxes_external_once" ON "inboxes" USING btree ("channel","external_id") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "inboxes_to_check" ON "inboxes" USING btree ("check_at") WHERE check_at is not null;--> statement-breakpoint
CREATE INDEX "inboxes_removed" ON "inboxes" USING btree ("account_id","id") WHERE removed_at is not null;--> statement-breakpoint
CREATE INDEX "messages_failed" ON "messages" USING btree ("inbox_id","created_at") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "conversations_by_contact" ON "conversations" USING btree ("contact_id","last_activity_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_of_inbox" ON "events" USING btree ("inbox_id");--> statement-breakpoint
-- Every connection is looked at from now on.
UPDATE "inboxes" SET "check_at" = now() WHERE "released_at" IS NULL;
