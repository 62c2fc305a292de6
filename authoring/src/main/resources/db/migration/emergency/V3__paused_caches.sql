-- A cache before the site is paused: it is told nothing, and may keep the page.
alter table take_down_page add paused boolean not null default false;
