# A patient who wanders is not in bed at the round, and the bed of another is seen empty.
== record 2026-11-02T07:00
seen_at|bed|person|what|value|id
2026-11-02T06:00|501-1|p1|presence|in|
2026-11-02T06:00|501-1|p1|caution|wandering|
2026-11-02T06:30|501-1|p1|presence|unseen|
2026-11-02T06:00|501-2|p2|presence|in|
2026-11-02T06:40|501-2||presence|empty|e1
== show conflicts --at 2026-11-02T07:00
kind|persons|beds
not-found|A001|501-1
not-found|A002|501-2
== show ... counts --at 2026-11-02T07:00
key|value
missing|2
not_found|2
in_hospital|2
present|0
to_move|2
# For someone away an empty bed is no news; and the empty bed was the wrong one: struck.
== record 2026-11-02T07:30
seen_at|bed|person|what|value|id
2026-11-02T07:10|501-1|p1|presence|away:exam|
2026-11-02T07:15|501-1||presence|empty|
2026-11-02T07:20|||strike|e1|s1
== show bed-map --at 2026-11-02T07:30
bed|state|persons
501-1|held|A001
501-2|occupied|A002
501-3|unchecked|
502-1|unchecked|
502-2|unchecked|
# The strike itself was a mistake: struck too, and the bed was seen empty after all.
== record 2026-11-02T07:50
seen_at|what|value
2026-11-02T07:45|strike|s1
== show ... bed-map --at 2026-11-02T07:50
bed|state|persons
501-2|missing|A002
