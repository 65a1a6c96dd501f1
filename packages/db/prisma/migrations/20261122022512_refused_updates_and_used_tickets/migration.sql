-- CreateTable
CREATE TABLE "story_refused_update" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "org_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" VARCHAR(32) NOT NULL,
    "bytes" INTEGER NOT NULL,
    "head" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_refused_update_pkey" PRIMARY KEY ("org_id","story_id","id")
);

-- CreateTable
CREATE TABLE "used_ticket" (
    "org_id" UUID NOT NULL,
    "ticket_id" VARCHAR(64) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_ticket_pkey" PRIMARY KEY ("org_id","ticket_id")
);

-- AddForeignKey
ALTER TABLE "story_refused_update" ADD CONSTRAINT "story_refused_update_org_id_story_id_fkey" FOREIGN KEY ("org_id", "story_id") REFERENCES "story"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "used_ticket" ADD CONSTRAINT "used_ticket_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Walls
SELECT protect_tenant_table('story_refused_update');
SELECT protect_tenant_table('used_ticket');
