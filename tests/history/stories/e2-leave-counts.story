# E2: on leave she is in hospital (在院) but not present (現在); who must be carried out is counted with companions.
== record 2026-11-02T09:00
seen_at|bed|person|what|value
2026-11-02T06:00|501-1|p1|presence|away:overnight
2026-11-02T06:00|501-2|p2|presence|away:dialysis
2026-11-02T06:00|501-3|p3|presence|in
2026-11-02T06:00|501-3|p3|companion|2
2026-11-02T06:00|501-3|p3|transport|walk
2026-11-02T06:00|502-1|p4|presence|in
2026-11-02T06:00|502-1|p4|means|bed
2026-11-02T06:00|502-2|p5|presence|in
2026-11-02T08:00||p5|death|
== show ... counts --at 2026-11-02T09:00
key|value
in_hospital|4
present|2
away|2
overnight|1
held|2
released_late|1
companions|2
walk|1
stretcher|1
to_move|4
== show transport-list --at 2026-11-02T09:00
planned_as|person|transport|transport_by
walk|A003|walk|stated
stretcher|A004|stretcher|derived
