# Nobody asked, nobody can tell, there is none: three things in every list (E1).
== record 2026-11-02T07:00
seen_at|bed|person|what|value|source
2026-11-02T06:00|501-1|p1|presence|in|
2026-11-02T06:00|501-2|p2|presence|in|
2026-11-02T06:00|501-3|p3|presence|in|
2026-11-02T06:01||p1|device|none|
2026-11-02T06:01||p1|patient-id|none|
2026-11-02T06:01||p1|contact|none|
2026-11-02T06:01||p1|band|none|
2026-11-02T06:01||p2|device|unknown|
2026-11-02T06:01||p2|patient-id|unknown|
2026-11-02T06:01||p2|contact|unknown|
2026-11-02T06:01||p2|transport|unknown|
== show patient-list --at 2026-11-02T07:00
person|device|patient_id|transport
A001|none|none|
A002|unknown|unknown|unknown
A003|||
== show contact-list --at 2026-11-02T07:00
person|order|name|source
A001||none|stated
A002||unknown|stated
A003|||
== show ... questions --at 2026-11-02T07:00
person|what|state
A001|transport|not-asked
A002|device|unknown
A002|patient-id|unknown
A002|contact|unknown
A003|device|not-asked
A003|contact|not-asked
# Both without an answer are planned as stretcher, each under its own figure.
== show ... counts --at 2026-11-02T07:00
key|value
stretcher|0
transport_unasked|2
transport_unknown|1
no_contact|3
to_move|3
== show transport-list --at 2026-11-02T07:00
planned_as|person|transport
stretcher|A001|
stretcher|A002|unknown
stretcher|A003|
# An empty value is none of the three.
== refused 2026-11-02T07:10 has no value
seen_at|person|what|value
2026-11-02T07:05|p1|device|
== refused 2026-11-02T07:10 cannot be none
seen_at|person|what|value
2026-11-02T07:05|p1|birthdate|none
