# E5: the sum of midnight holds with an admission and death on one day, out and back, a transfer and someone found.
== record 2026-11-01T23:00
seen_at|bed|person|what|value
2026-11-01T10:00|501-1|p1|admit|
2026-11-01T10:00|501-2|p2|admit|
2026-11-01T10:00|501-3|p3|admit|
== record 2026-11-03T00:00
seen_at|bed|person|what|value
2026-11-02T08:00|502-1|p4|admit|
2026-11-02T14:00||p4|death|
2026-11-02T09:00||p1|transfer-out|7W
2026-11-02T12:00|501-1|p1|transfer-in|7W
2026-11-02T15:00||p2|discharge|home
2026-11-02T16:00|502-2|p5|presence|in
2026-11-02T10:00||p3|birthdate|S25.4.18
== show movement --at 2026-11-03T00:00
kind|person|bed|detail
previous|||3
admitted|||1
admitted|A004|502-1|
moved-in|||1
moved-in|A001|501-1|7W
discharged|||1
discharged|A002|501-2|home
died|||1
died|A004|502-1|
moved-out|||1
moved-out|A001|501-1|7W
unexplained|||1
unexplained|A005|502-2|+1
today|||3
