# Discharged in the evening, and there again in the morning.
== record 2026-11-02T07:00
seen_at|bed|person|what|value|id
2026-11-01T10:00|501-1|p1|admit||
2026-11-01T18:00||p1|discharge|home|d1
2026-11-02T06:00|501-1|p1|presence|in|
2026-11-01T10:00|501-2|p2|admit||
2026-11-01T19:00||p2|death||
== show conflicts --at 2026-11-02T07:00
kind|persons|beds
seen-after-leaving|A001|501-1
== show bed-map --at 2026-11-02T07:00
bed|state|persons
501-1|occupied|A001
501-2|released-late|A002
501-3|unchecked|
502-1|unchecked|
502-2|unchecked|
# The discharge was another's: struck, and nothing is left of it but the history.
== record 2026-11-02T07:20
seen_at|what|value|note
2026-11-02T07:15|strike|d1|隣の床と取り違え
== show conflicts --at 2026-11-02T07:20
kind|persons|beds
== show ... history A001 --at 2026-11-02T07:20
what|value|note
discharge|home|
# The bed of the dead is free when somebody saw it empty.
== record 2026-11-02T07:40
seen_at|bed|what|value
2026-11-02T07:35|501-2|presence|empty
== show ... bed-map --at 2026-11-02T07:40
bed|state|persons
501-2|empty|
