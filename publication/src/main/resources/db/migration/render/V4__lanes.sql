-- Lanes: 0 urgent, 1 normal, 2 bulk.
alter table queue add constraint queue_lane check (lane between 0 and 2);

-- Nothing is put off for longer than some minutes, so a time farther ahead was written before the clock was set back. Without
-- this, what waited when it was set back would wait for as long again.
create function due(at timestamptz) returns boolean language sql volatile
    return at <= clock_timestamp() or at > clock_timestamp() + interval '5 minutes';
create function held(until timestamptz) returns boolean language sql volatile
    return until > clock_timestamp() and until < clock_timestamp() + interval '5 minutes';
