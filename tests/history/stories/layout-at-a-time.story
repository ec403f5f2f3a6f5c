# At eight a bed is added to room 501 because the ward next door burns; at nine bed 502-1 goes into the day room with its patient;
# at ten the added bed is closed again. Each moment shows the ward as it stood then (story 33).
== record 2026-11-02T10:30
seen_at|bed|person|what|value
2026-11-02T06:00|502-1|p1|presence|in
2026-11-02T06:05|502-2|p2|presence|in
2026-11-02T08:00|501-4||bed-added|501
2026-11-02T08:10|501-4|p3|transfer-in|西
2026-11-02T09:00|502-1||bed-added|デイルーム
2026-11-02T09:50|501-4|p3|discharge|home
2026-11-02T09:55|501-4||presence|empty
2026-11-02T10:00|501-4||bed-closed|
== show bed-map --at 2026-11-02T07:00
room|bed|state|persons
501|501-1|unchecked|
501|501-2|unchecked|
501|501-3|unchecked|
502|502-1|occupied|A001
502|502-2|occupied|A002
== show bed-map --at 2026-11-02T08:30
room|bed|state|persons
501|501-1|unchecked|
501|501-2|unchecked|
501|501-3|unchecked|
501|501-4|occupied|A003
502|502-1|occupied|A001
502|502-2|occupied|A002
== show bed-map --at 2026-11-02T09:30
room|bed|state|persons
501|501-1|unchecked|
501|501-2|unchecked|
501|501-3|unchecked|
501|501-4|occupied|A003
502|502-2|occupied|A002
デイルーム|502-1|occupied|A001
== show ... counts --at 2026-11-02T10:30
key|value
beds|6
closed|1
in_hospital|2
# A label that no map could bear is refused.
== refused 2026-11-02T10:40 cannot be the label of a bed
seen_at|bed|what|value
2026-11-02T10:40|501-5、6|bed-added|501
