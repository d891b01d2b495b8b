-- Reports as they came. JSON columns are opaque: nothing inside them is searched.
create table captures (
  ordinal integer primary key autoincrement,
  id text not null unique,
  name text not null,
  media_type text not null,
  charset text,
  url text,
  hints text not null,
  received_at text not null,
  bytes blob not null
);
-- What a report says, with the stage versions and packs that read it.
create table readings (
  article text primary key references captures (id),
  versions text not null,
  packs text not null,
  reading text not null
) without rowid;
-- Where each report went; stored as a fact, because it depends on the order of arrival.
create table placements (
  ordinal integer primary key autoincrement,
  article text not null unique references captures (id),
  story text not null,
  placement text not null
);
create index placements_by_story on placements (story);
create table stories (
  ordinal integer primary key,
  id text not null unique,
  story text not null
);
-- What analysts ruled. A later ruling overrules an earlier one; none is ever changed.
create table decisions (
  ordinal integer primary key autoincrement,
  verb text not null,
  decided_by text not null,
  decided_at text not null,
  decision text not null
);
create trigger decisions_keep_update before update on decisions
begin select raise(abort, 'decisions are only ever added'); end;
create trigger decisions_keep_delete before delete on decisions
begin select raise(abort, 'decisions are only ever added'); end;
create table redirects (
  old_id text primary key,
  new_id text not null
) without rowid;
