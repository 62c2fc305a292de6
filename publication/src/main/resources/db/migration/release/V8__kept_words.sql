-- Words that the traditional version of every site keeps, or writes its own way: one row. Names the dictionary does not know.
create table kept_words (
    one     boolean primary key default true check (one),
    lines   text[] not null,
    version bigint not null default 1
);
insert into kept_words (lines) values (array['干宝=干寶', '里下河', '钱钟书=錢鍾書', '余光中', '余华=余華']);

grant select, update on kept_words to huizheng_console;
grant select on kept_words to huizheng_worker, huizheng_portal;
