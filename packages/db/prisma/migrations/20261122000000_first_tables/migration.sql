-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('owner', 'admin', 'analyst', 'viewer');

-- CreateEnum
CREATE TYPE "engine" AS ENUM ('postgresql', 'mysql', 'mongodb', 'snowflake', 'bigquery', 'duckdb');

-- CreateEnum
CREATE TYPE "connection_status" AS ENUM ('untested', 'testing', 'connected', 'disconnected', 'error');

-- CreateEnum
CREATE TYPE "ssl_mode" AS ENUM ('disable', 'prefer', 'require', 'verify-full');

-- CreateEnum
CREATE TYPE "query_type" AS ENUM ('sql', 'ai_generated');

-- CreateEnum
CREATE TYPE "run_status" AS ENUM ('succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "story_status" AS ENUM ('draft', 'published');

-- CreateEnum
CREATE TYPE "story_layout" AS ENUM ('single', 'double', 'triple', 'custom');

-- CreateEnum
CREATE TYPE "card_type" AS ENUM ('visualization', 'metric', 'text', 'image');

-- CreateEnum
CREATE TYPE "filter_type" AS ENUM ('select', 'multi_select', 'range', 'date_range', 'search');

-- CreateEnum
CREATE TYPE "share_resource" AS ENUM ('story', 'collection', 'query');

-- CreateEnum
CREATE TYPE "share_permission" AS ENUM ('view', 'comment', 'edit', 'admin');

-- CreateEnum
CREATE TYPE "org_plan" AS ENUM ('free', 'pro', 'enterprise');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" VARCHAR(255) NOT NULL,
    "username" VARCHAR(100) NOT NULL,
    "password_hash" VARCHAR(255) NOT NULL,
    "full_name" VARCHAR(255) NOT NULL,
    "avatar_url" VARCHAR(500),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" VARCHAR(64) NOT NULL,
    "user_id" UUID NOT NULL,
    "active_org_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip_address" VARCHAR(50),
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "family_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "active_org_id" UUID NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refresh_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" VARCHAR(255) NOT NULL,
    "slug" VARCHAR(100) NOT NULL,
    "owner_id" UUID NOT NULL,
    "plan" "org_plan" NOT NULL DEFAULT 'free',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_member" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "member_role" NOT NULL DEFAULT 'viewer',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "org_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invite" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "role" "member_role" NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "created_by" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "type" "engine" NOT NULL,
    "host" VARCHAR(255) NOT NULL,
    "port" INTEGER NOT NULL,
    "database_name" VARCHAR(255) NOT NULL,
    "username" VARCHAR(255) NOT NULL,
    "password_encrypted" TEXT NOT NULL,
    "ssl_mode" "ssl_mode" NOT NULL DEFAULT 'prefer',
    "status" "connection_status" NOT NULL DEFAULT 'untested',
    "last_failure" JSONB,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "schema_cache" JSONB,
    "last_sync_at" TIMESTAMPTZ(3),
    "last_tested_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "parent_id" UUID,
    "owner_id" UUID,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_query" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "collection_id" UUID,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "sql_query" TEXT NOT NULL,
    "ai_prompt" TEXT,
    "query_type" "query_type" NOT NULL DEFAULT 'sql',
    "estimated_rows" INTEGER,
    "execution_time_ms" INTEGER,
    "is_favorite" BOOLEAN NOT NULL DEFAULT false,
    "created_by" UUID,
    "last_executed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_query_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "query_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "saved_query_id" UUID,
    "user_id" UUID NOT NULL,
    "sql_text" TEXT NOT NULL,
    "status" "run_status" NOT NULL,
    "column_metadata" JSONB,
    "row_count" INTEGER,
    "total_bytes" INTEGER,
    "execution_time_ms" INTEGER,
    "failure" JSONB,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "query_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "collection_id" UUID,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "theme" JSONB NOT NULL DEFAULT '{}',
    "status" "story_status" NOT NULL DEFAULT 'draft',
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "share_token" VARCHAR(64),
    "published_version_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "view_count" INTEGER NOT NULL DEFAULT 0,
    "page_count" INTEGER NOT NULL DEFAULT 0,
    "card_count" INTEGER NOT NULL DEFAULT 0,
    "projected_seq" BIGINT NOT NULL DEFAULT 0,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_head" (
    "org_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "story_head_pkey" PRIMARY KEY ("org_id","story_id")
);

-- CreateTable
CREATE TABLE "story_update" (
    "org_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "update" BYTEA NOT NULL,
    "user_id" UUID,
    "client_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_update_pkey" PRIMARY KEY ("org_id","story_id","seq")
);

-- CreateTable
CREATE TABLE "story_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "content" JSONB NOT NULL,
    "queries" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_page" (
    "org_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT NOT NULL DEFAULT '',
    "narrative_text" TEXT NOT NULL DEFAULT '',
    "page_order" INTEGER NOT NULL,
    "layout" "story_layout" NOT NULL DEFAULT 'double',

    CONSTRAINT "story_page_pkey" PRIMARY KEY ("org_id","story_id","id")
);

-- CreateTable
CREATE TABLE "story_card" (
    "org_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "card_type" "card_type" NOT NULL,
    "saved_query_id" UUID,
    "visualization_config" JSONB,
    "position" JSONB NOT NULL,
    "drill_target_page_id" UUID,
    "card_order" INTEGER NOT NULL,

    CONSTRAINT "story_card_pkey" PRIMARY KEY ("org_id","story_id","id")
);

-- CreateTable
CREATE TABLE "story_filter" (
    "org_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "filter_name" VARCHAR(255) NOT NULL,
    "column_name" VARCHAR(255) NOT NULL,
    "filter_type" "filter_type" NOT NULL,
    "options" JSONB NOT NULL,
    "default_value" JSONB,
    "applies_to_pages" JSONB NOT NULL DEFAULT '[]',
    "filter_order" INTEGER NOT NULL,

    CONSTRAINT "story_filter_pkey" PRIMARY KEY ("org_id","story_id","id")
);

-- CreateTable
CREATE TABLE "share" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "resource_type" "share_resource" NOT NULL,
    "resource_id" UUID NOT NULL,
    "shared_by_id" UUID,
    "shared_with_id" UUID NOT NULL,
    "permission" "share_permission" NOT NULL DEFAULT 'view',
    "shared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recent_item" (
    "org_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "resource_type" "share_resource" NOT NULL,
    "resource_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recent_item_pkey" PRIMARY KEY ("org_id","user_id","resource_type","resource_id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "user_id" UUID,
    "action" VARCHAR(100) NOT NULL,
    "resource_type" VARCHAR(50),
    "resource_id" UUID,
    "changes" JSONB,
    "ip_address" VARCHAR(50),
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "refresh_token_token_hash_key" ON "refresh_token"("token_hash");

-- CreateIndex
CREATE INDEX "refresh_token_family_id_idx" ON "refresh_token"("family_id");

-- CreateIndex
CREATE INDEX "refresh_token_user_id_idx" ON "refresh_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "org_member_user_id_idx" ON "org_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "org_member_org_id_user_id_key" ON "org_member"("org_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invite_token_hash_key" ON "invite"("token_hash");

-- CreateIndex
CREATE INDEX "invite_org_id_idx" ON "invite"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_org_id_id_key" ON "connection"("org_id", "id");

-- CreateIndex
CREATE INDEX "collection_parent_id_idx" ON "collection"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "collection_org_id_id_key" ON "collection"("org_id", "id");

-- CreateIndex
CREATE INDEX "saved_query_collection_id_idx" ON "saved_query"("collection_id");

-- CreateIndex
CREATE INDEX "saved_query_connection_id_idx" ON "saved_query"("connection_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_query_org_id_id_key" ON "saved_query"("org_id", "id");

-- CreateIndex
CREATE INDEX "query_run_org_id_user_id_started_at_idx" ON "query_run"("org_id", "user_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "query_run_connection_id_idx" ON "query_run"("connection_id");

-- CreateIndex
CREATE INDEX "query_run_saved_query_id_idx" ON "query_run"("saved_query_id");

-- CreateIndex
CREATE UNIQUE INDEX "story_share_token_key" ON "story"("share_token");

-- CreateIndex
CREATE INDEX "story_org_id_updated_at_idx" ON "story"("org_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "story_collection_id_idx" ON "story"("collection_id");

-- CreateIndex
CREATE UNIQUE INDEX "story_org_id_id_key" ON "story"("org_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "story_version_org_id_story_id_number_key" ON "story_version"("org_id", "story_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "story_version_story_id_id_key" ON "story_version"("story_id", "id");

-- CreateIndex
CREATE INDEX "story_card_org_id_story_id_page_id_idx" ON "story_card"("org_id", "story_id", "page_id");

-- CreateIndex
CREATE INDEX "story_card_saved_query_id_idx" ON "story_card"("saved_query_id");

-- CreateIndex
CREATE INDEX "share_org_id_shared_with_id_idx" ON "share"("org_id", "shared_with_id");

-- CreateIndex
CREATE UNIQUE INDEX "share_org_id_resource_type_resource_id_shared_with_id_key" ON "share"("org_id", "resource_type", "resource_id", "shared_with_id");

-- CreateIndex
CREATE INDEX "recent_item_org_id_user_id_opened_at_idx" ON "recent_item"("org_id", "user_id", "opened_at" DESC);

-- CreateIndex
CREATE INDEX "audit_log_org_id_created_at_idx" ON "audit_log"("org_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "audit_log_user_id_idx" ON "audit_log"("user_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_member" ADD CONSTRAINT "org_member_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_member" ADD CONSTRAINT "org_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection" ADD CONSTRAINT "collection_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection" ADD CONSTRAINT "collection_org_id_parent_id_fkey" FOREIGN KEY ("org_id", "parent_id") REFERENCES "collection"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_query" ADD CONSTRAINT "saved_query_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_query" ADD CONSTRAINT "saved_query_org_id_connection_id_fkey" FOREIGN KEY ("org_id", "connection_id") REFERENCES "connection"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_query" ADD CONSTRAINT "saved_query_org_id_collection_id_fkey" FOREIGN KEY ("org_id", "collection_id") REFERENCES "collection"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "query_run" ADD CONSTRAINT "query_run_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "query_run" ADD CONSTRAINT "query_run_org_id_connection_id_fkey" FOREIGN KEY ("org_id", "connection_id") REFERENCES "connection"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "query_run" ADD CONSTRAINT "query_run_org_id_saved_query_id_fkey" FOREIGN KEY ("org_id", "saved_query_id") REFERENCES "saved_query"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_org_id_collection_id_fkey" FOREIGN KEY ("org_id", "collection_id") REFERENCES "collection"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_id_published_version_id_fkey" FOREIGN KEY ("id", "published_version_id") REFERENCES "story_version"("story_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_head" ADD CONSTRAINT "story_head_org_id_story_id_fkey" FOREIGN KEY ("org_id", "story_id") REFERENCES "story"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_update" ADD CONSTRAINT "story_update_org_id_story_id_fkey" FOREIGN KEY ("org_id", "story_id") REFERENCES "story"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_version" ADD CONSTRAINT "story_version_org_id_story_id_fkey" FOREIGN KEY ("org_id", "story_id") REFERENCES "story"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_page" ADD CONSTRAINT "story_page_org_id_story_id_fkey" FOREIGN KEY ("org_id", "story_id") REFERENCES "story"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_card" ADD CONSTRAINT "story_card_org_id_story_id_page_id_fkey" FOREIGN KEY ("org_id", "story_id", "page_id") REFERENCES "story_page"("org_id", "story_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_filter" ADD CONSTRAINT "story_filter_org_id_story_id_fkey" FOREIGN KEY ("org_id", "story_id") REFERENCES "story"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_org_id_shared_with_id_fkey" FOREIGN KEY ("org_id", "shared_with_id") REFERENCES "org_member"("org_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recent_item" ADD CONSTRAINT "recent_item_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "org_member"("org_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
