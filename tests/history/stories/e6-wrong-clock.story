# The PC woke up in 1970 after the power cut; the nurse wrote the times from the wall (E6).
== record 1970-01-01T09:10
seen_at|bed|person|what|value|id
2026-11-02T06:00|501-1|p1|presence|in|a
2026-11-02T06:05|501-1|p1|diet|soft|b
# Set right, and at noon set wrong again by nine hours: the order of what was said stays.
== record 2026-11-02T12:00
seen_at|bed|person|what|value
2026-11-02T11:50|501-2|p2|presence|in
2026-11-02T11:50|501-2|p2|diet|soft
== record 2026-11-02T03:05
seen_at|bed|person|what|value
2026-11-02T11:50|501-2|p2|diet|fasting
== show patient-list --at 2026-11-02T13:00
person|state|diet
A001|in|soft
A002|in|fasting
== show conflicts --at 2026-11-02T13:00
kind|persons|beds
future|A001|501-1
future|A002|501-2
clock-back||
== show ... counts --at 2026-11-02T13:00
key|value
in_hospital|2
conflicts|3
# As of eight in the morning only what was seen by then stands there.
== show patient-list --at 2026-11-02T08:00
person|state
A001|in
