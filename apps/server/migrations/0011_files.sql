-- Files: what visitors and agents send along with messages. The bytes lie in a store of their own (a folder, or S3).

-- A row is there from the moment a file is announced. `expires_on` is when it goes away by itself: the time to upload it,
-- then the time to send it in a message; null once it is in one.
create table files (
  property_id text not null references properties on delete cascade,
  file_id text not null,
  state text not null check (state in ('awaited', 'kept')),
  upload_hash text,
  owner_kind text not null check (owner_kind in ('a', 'v')),
  owner_id text not null,
  name text not null,
  size bigint not null,
  mime_type text,
  -- Shown in pages; everything else is saved to disk.
  picture boolean not null default false,
  width int,
  height int,
  path text,
  thumbnail_path text,
  chat_id uuid,
  created_on timestamptz not null,
  expires_on timestamptz,
  primary key (property_id, file_id),
  -- At the end of the transaction: a chat and the files of its first message are written together.
  foreign key (property_id, chat_id) references chats on delete cascade deferrable initially deferred
);
create unique index files_upload on files (upload_hash) where upload_hash is not null;
create unique index files_path on files (property_id, path) where path is not null;
create unique index files_thumbnail on files (property_id, thumbnail_path) where thumbnail_path is not null;
create index files_chat on files (property_id, chat_id) where chat_id is not null;
create index files_owner on files (property_id, owner_kind, owner_id) where expires_on is not null;
create index files_expire on files (expires_on) where expires_on is not null;

-- Objects to remove from the store, and when. An object is written down here before it is made, and taken off by the
-- transaction that keeps it: so a killed process leaves none that nobody knows of.
create table file_leftovers (
  object_key text not null primary key,
  remove_on timestamptz not null
);
create index file_leftovers_due on file_leftovers (remove_on);

-- By the database, because files also go with their chat and their property.
create function leave_file_objects() returns trigger language plpgsql as $$
begin
  insert into file_leftovers (object_key, remove_on)
  select key, '-infinity' from gone, unnest(array[gone.path, gone.thumbnail_path]) as key where key is not null
  on conflict (object_key) do update set remove_on = '-infinity';
  return null;
end $$;
create trigger files_left after delete on files referencing old table as gone
  for each statement execute function leave_file_objects();
