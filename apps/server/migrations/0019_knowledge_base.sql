-- The knowledge base: one per property, a site per language, categories in a tree, and articles in several translations.

create table knowledge_bases (
  property_id text primary key references properties on delete cascade,
  kb_id text not null unique,
  -- Drawn up by every change, and what cached pages are kept by: also the lock that makes writers queue.
  revision bigint not null,
  subdomain text not null unique,
  published boolean not null,
  -- Only what differs from the defaults.
  settings jsonb not null,
  -- An address of the customer's own, once DNS has said that it is theirs.
  domain text unique,
  domain_verified_at timestamptz,
  candidate text,
  candidate_token text,
  candidate_added_at timestamptz,
  candidate_checked_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index knowledge_bases_candidates on knowledge_bases (candidate_added_at) where candidate is not null;

create table kb_sites (
  property_id text not null references knowledge_bases on delete cascade,
  -- 'primary', or 24 hexadecimal characters.
  site_id text not null,
  language text not null,
  title text not null,
  description text not null,
  enabled boolean not null,
  widget_id text,
  banner jsonb,
  header jsonb not null,
  ticket_form jsonb not null,
  links jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (property_id, site_id),
  unique (property_id, language)
);

create table kb_categories (
  property_id text not null references knowledge_bases on delete cascade,
  category_id text not null,
  parent_id text,
  position integer not null,
  icon text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (property_id, category_id)
);

create table kb_category_contents (
  property_id text not null,
  category_id text not null,
  site_id text not null,
  name text not null,
  description text not null,
  slug text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (property_id, category_id, site_id),
  foreign key (property_id, category_id) references kb_categories on delete cascade,
  foreign key (property_id, site_id) references kb_sites on delete cascade
);

create unique index kb_category_slugs on kb_category_contents (property_id, site_id, slug);

create table kb_articles (
  property_id text not null references knowledge_bases on delete cascade,
  article_id text not null,
  kb_id text not null,
  -- Of the translation on the first of its sites: what lists show and sort by.
  title text not null,
  title_key text collate "C" not null,
  visibility text not null check (visibility in ('public', 'private')),
  related text[] not null,
  upvotes integer not null default 0,
  downvotes integer not null default 0,
  created_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (property_id, article_id)
);

create index kb_articles_created on kb_articles (property_id, created_at, article_id);
create index kb_articles_updated on kb_articles (property_id, updated_at, article_id);
create index kb_articles_title on kb_articles (property_id, title_key, article_id);

create table kb_contents (
  property_id text not null,
  article_id text not null,
  site_id text not null,
  translation_id text not null,
  title text not null,
  subtitle text not null,
  status text not null check (status in ('draft', 'published', 'archived')),
  author text,
  slug text not null,
  banner text,
  description text not null,
  contents jsonb not null,
  -- What it says, without marks: search shows parts of it.
  body text not null,
  -- Lexemes of the title alone: a common word has its titles found first.
  head tsvector not null,
  -- All of it, weighted, with one lexeme that says of which site it is, so that no other site's rows are read.
  search tsvector not null,
  published_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (property_id, article_id, site_id),
  foreign key (property_id, article_id) references kb_articles on delete cascade,
  foreign key (property_id, site_id) references kb_sites on delete cascade
);

create unique index kb_content_slugs on kb_contents (property_id, site_id, slug);
create index kb_contents_head on kb_contents using gin (head) with (fastupdate = off);
create index kb_contents_search on kb_contents using gin (search) with (fastupdate = off);

-- Addresses an article had: they lead on to the one it has.
create table kb_old_slugs (
  property_id text not null,
  site_id text not null,
  slug text not null,
  article_id text not null,
  primary key (property_id, site_id, slug),
  foreign key (property_id, article_id) references kb_articles on delete cascade,
  foreign key (property_id, site_id) references kb_sites on delete cascade
);

create table kb_article_categories (
  property_id text not null,
  article_id text not null,
  category_id text not null,
  is_primary boolean not null,
  -- Its place in the category.
  position integer not null,
  primary key (property_id, article_id, category_id),
  foreign key (property_id, article_id) references kb_articles on delete cascade,
  foreign key (property_id, category_id) references kb_categories on delete cascade
);

create index kb_article_categories_order on kb_article_categories (property_id, category_id, position, article_id);

-- Words that were written on a site, and their trigrams: what is typed with a slip is looked up here. The extension
-- pg_trgm is not everywhere.
create table kb_words (
  property_id text not null,
  site_id text not null,
  word text collate "C" not null,
  grams text[] not null,
  primary key (property_id, site_id, word),
  foreign key (property_id, site_id) references kb_sites on delete cascade
);

create index kb_words_grams on kb_words using gin (grams) with (fastupdate = off);

create table kb_votes (
  property_id text not null,
  article_id text not null,
  -- A hash: whose vote it is can be told again, but not who that is.
  voter text not null,
  vote smallint not null,
  voted_at timestamptz not null,
  primary key (property_id, article_id, voter),
  foreign key (property_id, article_id) references kb_articles on delete cascade
);
