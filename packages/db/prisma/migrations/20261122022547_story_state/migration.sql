-- CreateTable
CREATE TABLE "story_state" (
    "org_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "upto_seq" BIGINT NOT NULL,
    "state" BYTEA NOT NULL,
    "state_vector" BYTEA NOT NULL,
    "doc_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_state_pkey" PRIMARY KEY ("org_id","story_id","upto_seq")
);

-- AddForeignKey
ALTER TABLE "story_state" ADD CONSTRAINT "story_state_org_id_story_id_fkey" FOREIGN KEY ("org_id", "story_id") REFERENCES "story"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_tenant_table('story_state');

-- What the app role may remove is not a matter of rights alone: whatever is deleted, a story can still be put together, from
-- its newest state and every row of the log after that. Runs as whoever deletes; a story that goes as a whole takes all with it.
create function story_stays_whole() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct org_id, story_id from gone) g
    join story_head h on h.org_id = g.org_id and h.story_id = g.story_id
    join story s on s.org_id = g.org_id and s.id = g.story_id
    cross join lateral (
      select coalesce(max(upto_seq), 0) as seq from story_state where org_id = g.org_id and story_id = g.story_id
    ) folded
    where h.seq - folded.seq <> (
      select count(*) from story_update u where u.org_id = g.org_id and u.story_id = g.story_id and u.seq > folded.seq
    )
  ) then
    raise exception 'a story would lose changes that no state holds' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger story_stays_whole after delete on story_update
  referencing old table as gone for each statement execute function story_stays_whole();
create trigger story_stays_whole after delete on story_state
  referencing old table as gone for each statement execute function story_stays_whole();
