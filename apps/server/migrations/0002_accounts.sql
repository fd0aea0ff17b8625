-- Where links in mails lead when PUBLIC_URL is not set: the address the owner of the instance came in by.

create table mail_origin (
  singleton boolean primary key default true check (singleton),
  origin text not null
);
