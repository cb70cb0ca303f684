-- Catalog: entities, where they came from, and templates as immutable revisions.

-- content is the newest version without a fault; served is what readers get: content with relations,
-- status and identity. Both are null while there never was a good version.
create table catalog_entity (
  uid           uuid primary key default gen_random_uuid(),
  ref           text collate "C" not null unique,
  -- who may write it: the location reference of the file, or the name of the program
  location_key  text not null,
  content       json,
  content_hash  text,
  served        json,
  served_hash   text,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);

-- Why an entity is here: a root (source_key) or another entity (source_ref) describes it.
-- An entity that no root reaches is removed.
create table catalog_edge (
  source_key  text,
  source_ref  text collate "C",
  target_ref  text collate "C" not null references catalog_entity (ref) on delete cascade,
  -- in the order of the file
  position    int not null,
  check (num_nonnulls(source_key, source_ref) = 1)
);
create unique index catalog_edge_root on catalog_edge (target_ref, source_key) where source_key is not null;
create unique index catalog_edge_parent on catalog_edge (target_ref, source_ref) where source_ref is not null;
create index catalog_edge_source on catalog_edge (source_ref) where source_ref is not null;

-- Relations in both directions; each belongs to the entity whose spec names it.
create table catalog_relation (
  origin      uuid not null references catalog_entity on delete cascade,
  source_ref  text collate "C" not null,
  type        text collate "C" not null,
  target_ref  text collate "C" not null,
  primary key (origin, source_ref, type, target_ref)
);
create index catalog_relation_source on catalog_relation (source_ref, type, target_ref);

-- One row per leaf of a served entity; keys and values in lower case. Sorting is by code point, so
-- that every database sorts alike and prefixes find the index.
create table catalog_search (
  uid             uuid not null references catalog_entity on delete cascade,
  key             text collate "C" not null,
  value           text collate "C",
  original_value  text collate "C"
);
create index catalog_search_value on catalog_search (key, value, uid) include (original_value);
create index catalog_search_entity on catalog_search (uid, key);
-- A value says which key it has: without this the planner takes common pairs for rare ones.
create statistics catalog_search_pairs (dependencies, mcv) on key, value from catalog_search;
alter statistics catalog_search_pairs set statistics 1000;

create table catalog_location (
  id             uuid primary key default gen_random_uuid(),
  type           text not null,
  target         text not null,
  -- the generated Location entity; keeps its name when the target changes
  entity_ref     text collate "C" not null unique,
  registered_by  text,
  -- of the step that registered it
  mark           text,
  created_at     timestamptz not null default now(),
  refreshed_at   timestamptz not null default now(),
  unique (type, target)
);

-- What is wrong with the files below a root Location entity, and whose status shows it.
create table catalog_fault (
  root_ref    text collate "C" not null references catalog_entity (ref) on delete cascade,
  position    int not null,
  entity_ref  text collate "C" not null,
  target      text not null,
  document    int not null,
  path        text not null,
  line        int not null,
  col         int not null,
  message     text not null,
  primary key (root_ref, position)
);
create index catalog_fault_entity on catalog_fault (entity_ref);

-- The files of templates. A tree is named by the digest of its canonical manifest and never changes.
create table template_blob (
  hash     text collate "C" primary key,
  content  bytea not null
);

create table template_tree_file (
  digest  text collate "C" not null,
  path    text collate "C" not null,
  -- file, executable or link
  mode    text not null,
  hash    text collate "C" not null references template_blob,
  size    bigint not null,
  primary key (digest, path)
);
create index template_tree_file_hash on template_tree_file (hash);

create table template_revision (
  ref         text collate "C" not null,
  digest      text collate "C" not null,
  -- the file of the tree that holds the template, and which document of it
  entry_path  text not null,
  document    int not null,
  source      text not null,
  base_url    text,
  created_by  text,
  created_at  timestamptz not null default now(),
  primary key (ref, digest)
);

-- The templates that are offered now. digest is null while there never was a good revision; faults
-- are those of the newest files when they are broken.
create table template (
  ref          text collate "C" primary key references catalog_entity (ref) on delete cascade,
  name         text not null,
  namespace    text not null,
  title        text not null,
  description  text,
  type         text not null,
  owner        text,
  tags         text[] not null default '{}',
  source       text not null,
  digest       text,
  revised_at   timestamptz,
  faults       json not null default '[]',
  foreign key (ref, digest) references template_revision (ref, digest)
);
create index template_title on template (lower(title), ref);
