# The band said another's birthdate, was found so at seven, and was still on at the next round: the scanner read it as well as before.
== record 2026-11-02T06:30
seen_at|bed|person|what|value|source|id
2026-11-02T06:00|501-1|p1|presence|in||
2026-11-02T06:10|501-1|p1|kana|ヤマダ ハナコ|paper|
2026-11-02T06:10|501-1|p1|birthdate|1945-07-14|paper|
2026-11-02T06:20|501-1|p1|kana|ヤマダ ハナコ|band|
2026-11-02T06:20|501-1|p1|birthdate|1945-07-14|band|
2026-11-02T06:20|501-1|p1|identified|band||
== show patient-list --at 2026-11-02T06:30
person|grade|birthdate
A001|band|1945-07-14
== record 2026-11-02T07:00
seen_at|person|what|value|id
2026-11-02T07:00|p1|band|wrong|w1
== record 2026-11-02T09:00
seen_at|person|what|value|source
2026-11-02T09:00|p1|band|readable|
2026-11-02T09:00|p1|birthdate|1938-02-11|band
2026-11-02T09:00|p1|identified|band|
== show patient-list --at 2026-11-02T09:10
person|grade|birthdate
A001|paper|1945-07-14
== show conflicts --at 2026-11-02T09:10
kind|persons
band-differs|A001
# Her own is on: what is read off it counts.
== record 2026-11-02T09:30
seen_at|person|what|value|source
2026-11-02T09:20|p1|band|none|
2026-11-02T09:30|p1|band|readable|
2026-11-02T09:30|p1|kana|ヤマダ ハナコ|band
2026-11-02T09:30|p1|birthdate|1945-07-14|band
== show patient-list --at 2026-11-02T09:40
person|grade|birthdate
A001|band|1945-07-14
== show conflicts --at 2026-11-02T09:40
kind|persons
# The word was for the patient in the next bed.
== record 2026-11-02T10:00
seen_at|what|value
2026-11-02T10:00|strike|w1
== show patient-list --at 2026-11-02T09:10
person|grade|birthdate
A001|band|1938-02-11
