# E4: a whole check was written to the wrong patient and is given to the right one; then it turns out right after all.
== record 2026-11-02T07:00
seen_at|bed|person|what|value|id
2026-11-02T06:00|501-1|p1|presence|in|
2026-11-02T06:00|501-2|p2|presence|in|
2026-11-02T06:10|501-1|p1|transport|heavy|t1
2026-11-02T06:10|501-1|p1|patient-id|00777|t2
== record 2026-11-02T07:30
seen_at|person|what|value|id
2026-11-02T07:20|p2|belongs-to|t1|b1
2026-11-02T07:20|p2|belongs-to|t2|b2
== show transport-list --at 2026-11-02T07:30
person|planned_as|transport
A001|stretcher|
A002|heavy|heavy
== show ... history A001 --at 2026-11-02T07:30
what|value
transport|heavy
== show ... history A002 --at 2026-11-02T07:30
what|value
transport|heavy
== record 2026-11-02T07:40
seen_at|what|value
2026-11-02T07:35|strike|b1
2026-11-02T07:35|strike|b2
== show transport-list --at 2026-11-02T07:40
person|planned_as|transport
A001|heavy|heavy
A002|stretcher|
# What was known at 07:30 stays what it was.
== show transport-list --at 2026-11-02T07:40 --known 2026-11-02T07:30
person|planned_as|transport
A001|stretcher|
A002|heavy|heavy
