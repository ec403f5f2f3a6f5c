# Two are put into one bed. A mother and her twins in one bed place are no conflict (E7's neighbour: story 24).
== record 2026-11-02T07:00
seen_at|bed|person|what|value
2026-11-02T06:00|501-1|p1|presence|in
2026-11-02T06:00|501-1|p2|presence|in
2026-11-02T06:05|502-1|m|presence|in
2026-11-02T06:06|502-1|b1|admit|
2026-11-02T06:06|502-1|b1|mother|m
2026-11-02T06:07|502-1|b2|admit|
2026-11-02T06:07|502-1|b2|mother|m
== show conflicts --at 2026-11-02T07:00
kind|persons|beds
two-in-bed|A001,A002|501-1
# Newborns lie in the bed but are not counted in hospital here.
== show ... counts --at 2026-11-02T07:00
key|value
occupied|2
in_hospital|3
present|5
# They do share the place; then one moves, and the share is nobody's matter.
== record 2026-11-02T08:00
seen_at|bed|person|what|value
2026-11-02T07:30||p1|shares|yes
2026-11-02T07:30||p2|shares|yes
== show conflicts --at 2026-11-02T08:00
kind|persons|beds
