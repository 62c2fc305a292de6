-- The pages that wait for a person, few among many that wait for a worker.
create index queue_failed on queue (site_id, page) where attempts >= 5;
