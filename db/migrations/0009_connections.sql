CREATE TABLE "logins" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "logins_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"state_hash" text NOT NULL,
	"channel" text NOT NULL,
	"account_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"inbox_id" bigint,
	"code" text,
	"found" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "logins_state_once" UNIQUE("state_hash")
);
--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "token_set_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "token_refresh_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "token_refresh_failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "app_scoped_id" text;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "permissions" text;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "subscribed_fields" text;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "subscribe_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "subscribe_failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "subscribe_problem" text;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "noticed" text;--> statement-breakpoint
ALTER TABLE "inboxes" ADD COLUMN "disabled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_inbox" FOREIGN KEY ("account_id","inbox_id") REFERENCES "public"."inboxes"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "logins_by_end" ON "logins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "logins_by_account" ON "logins" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "logins_by_user" ON "logins" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "inboxes_by_app_scoped_id" ON "inboxes" USING btree ("channel","app_scoped_id");--> statement-breakpoint
CREATE INDEX "inboxes_to_subscribe" ON "inboxes" USING btree ("subscribe_at") WHERE subscribe_at is not null;--> statement-breakpoint
CREATE INDEX "inboxes_to_refresh" ON "inboxes" USING btree ("token_refresh_at","id") WHERE token_refresh_at is not null;--> statement-breakpoint
UPDATE "inboxes" SET "token_refresh_at" = "token_expires_at" - interval '30 days' WHERE "token_expires_at" IS NOT NULL AND "problem" IS NULL;
