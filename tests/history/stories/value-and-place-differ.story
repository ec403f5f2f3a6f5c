# The list of yesterday against the bedside of today (E1 beside it: three kinds of nothing).
== record 2026-11-01T22:00
seen_at|bed|person|what|value|source
2026-11-01|501-1|p1|presence|in|paper
2026-11-01|501-1|p1|birthdate|1954-03-03|paper
2026-11-01|501-1|p1|kanji|高橋 誠|paper
2026-11-01|501-1|p1|diagnosis|肺炎|paper
== show ... bed-map --at 2026-11-01T22:00
bed|state|persons
501-1|claimed|A001
== record 2026-11-02T07:00
seen_at|bed|person|what|value|source
2026-11-02T06:00|501-1|p1|presence|in|
2026-11-02T06:00|501-1|p1|birthdate|1954-03-08|stated
2026-11-02T06:00|501-1|p1|kanji|髙橋 誠|stated
2026-11-02T06:00|501-1|p1|device|none|
2026-11-02T06:00|501-1|p1|caution|unknown|
2026-11-02T06:30|502-1|p1|presence|in|paper
2026-11-02T06:30||p1|birthdate|1954-03-03|paper
== show conflicts --at 2026-11-02T07:00
kind|persons|beds
value-differs|A001|501-1
place-differs|A001|501-1
# An older and weaker word does not make a fact differ, a newer one does.
# Bedside is shown, not asked is blank, unknown and none are words, and paper still tells what nobody asked.
== show patient-list --at 2026-11-02T07:00
bed|kanji|birthdate|device|caution|diet|diagnosis
501-1|髙橋 誠|1954-03-08|none|unknown||肺炎
