-- Slips are found by the endings of words.

-- Of all trigrams only the last was ever asked for, and each word found by it was read from its row. Words read backwards
-- are found without one, and are cheaper to write.
drop index kb_words_grams;
alter table kb_words drop column grams;
create index kb_words_endings on kb_words (property_id, site_id, (reverse(word) collate "C")) include (word);

-- What readers, or agents, are not shown is counted out of what was found.
create index kb_articles_hidden on kb_articles (property_id, article_id)
  where deleted_at is not null or visibility = 'private';
