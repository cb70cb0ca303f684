-- Contents of blobs may lie outside, such as in a bucket: then the row says under which name and holds none itself.
alter table workspace_blob alter column content drop not null;
alter table workspace_blob add column object_name text;
-- Since when the content is known to be gone or not what its hash says; the blob counts as missing until it is stored anew.
alter table workspace_blob add column distrusted_at timestamptz;
