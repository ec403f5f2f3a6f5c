# Dialysis takes longer than said; a PC whose clock was nine hours behind (E6).
== record 2026-11-02T09:00
seen_at|bed|person|what|value
2026-11-02T06:00|501-1|p1|presence|in
2026-11-02T08:00|501-1|p1|presence|away:dialysis
2026-11-02T08:00||p1|expected-back|2026-11-02T12:00
2026-11-02T06:00|501-2|p2|presence|in
2026-11-02T08:00|501-2|p2|presence|away
== show conflicts --at 2026-11-02T12:00
kind|persons|beds
== show conflicts --at 2026-11-02T12:01
kind|persons|beds
overdue|A001|501-1
overdue|A002|501-2
== record 2026-11-02T00:30
seen_at|bed|person|what|value
2026-11-02T09:30|501-1|p1|presence|in
== show ... conflicts --at 2026-11-02T13:00
kind|persons|beds
overdue|A002|501-2
future|A001|501-1
clock-back||
# Order is kept by the logical clock: she is back in bed.
== show ... patient-list --at 2026-11-02T13:00
person|state
A001|in
