CREATE TABLE "uploads" (
	"key" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"remove_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "password_requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "password_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"ip" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "user_agent" text;--> statement-breakpoint
CREATE INDEX "uploads_to_remove" ON "uploads" USING btree ("remove_at") WHERE remove_at is not null;--> statement-breakpoint
CREATE INDEX "password_requests_by_email" ON "password_requests" USING btree ("email","at");--> statement-breakpoint
CREATE INDEX "password_requests_by_ip" ON "password_requests" USING btree ("ip","at");--> statement-breakpoint
CREATE INDEX "password_requests_waiting" ON "password_requests" USING btree ("at") WHERE answered_at is null;