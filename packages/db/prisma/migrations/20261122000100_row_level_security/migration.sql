-- Every row with an organisation is closed to everybody until the transaction names that organisation in `app.org_id`.
-- FORCE binds the tables' owner too, so a mistake in a migration or an import cannot reach across either.

-- For the migrations that add a table: `select protect_tenant_table('the_table')`, and nothing else is needed.
create function protect_tenant_table(tenant_table regclass, org_column name default 'org_id') returns void
language plpgsql as $$
declare
  is_own text := format('%I = nullif(current_setting(''app.org_id'', true), '''')::uuid', org_column);
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format('create policy own_organisation on %s using (%s) with check (%s)', tenant_table, is_own, is_own);
end $$;
revoke execute on function protect_tenant_table(regclass, name) from public;

select protect_tenant_table('organization', 'id');
select protect_tenant_table(name::regclass) from unnest(array[
  'org_member', 'invite', 'connection', 'collection', 'saved_query', 'query_run', 'story', 'story_head', 'story_update',
  'story_version', 'story_page', 'story_card', 'story_filter', 'share', 'recent_item', 'audit_log'
]) as name;

-- What must be found before the organisation is known. Reading only; each lookup knows something that only its person can know.
create policy own_membership on org_member for select
  using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy organisation_of_member on organization for select
  using (id in (select org_id from org_member where user_id = nullif(current_setting('app.user_id', true), '')::uuid));

create policy invited on invite for select
  using (token_hash = nullif(current_setting('app.invite_token_hash', true), ''));

create policy published_by_token on story for select
  using (status = 'published' and share_token = nullif(current_setting('app.share_token', true), ''));
create policy published_by_token on story_version for select
  using (exists (
    select from story
    where story.id = story_version.story_id
      and story.published_version_id = story_version.id
      and story.status = 'published'
      and story.share_token = nullif(current_setting('app.share_token', true), '')
  ));

-- `on delete set null` over (org_id, …_id) would clear org_id as well, so these let go of what is deleted instead.
create function let_go_of_collection() returns trigger language plpgsql as $$
begin
  update saved_query set collection_id = null where org_id = old.org_id and collection_id = old.id;
  update story set collection_id = null where org_id = old.org_id and collection_id = old.id;
  return old;
end $$;
create trigger let_go_of_collection before delete on collection for each row execute function let_go_of_collection();

create function let_go_of_saved_query() returns trigger language plpgsql as $$
begin
  update query_run set saved_query_id = null where org_id = old.org_id and saved_query_id = old.id;
  return old;
end $$;
create trigger let_go_of_saved_query before delete on saved_query for each row execute function let_go_of_saved_query();

-- Sign-in compares e-mails as they are stored.
alter table app_user add constraint app_user_email_lower check (email = lower(email));
