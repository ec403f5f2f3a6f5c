# E8: the forms in which a birthdate is heard; what cannot be is refused with what is wrong.
== record 2026-11-02T07:00
seen_at|bed|person|what|value
2026-11-02T06:00|501-1|p1|presence|in
2026-11-02T06:00|501-1|p1|birthdate|S64.1.7
2026-11-02T06:00|501-2|p2|presence|in
2026-11-02T06:00|501-2|p2|birthdate|S64.1.8
2026-11-02T06:00|501-3|p3|presence|in
2026-11-02T06:00|501-3|p3|birthdate|Ｈ元．１．８
2026-11-02T06:00|502-1|p4|presence|in
2026-11-02T06:00|502-1|p4|birthdate|約80歳
2026-11-02T06:00|502-2|p5|presence|in
2026-11-02T06:00|502-2|p5|birthdate|2026-10-30
== show patient-list --at 2026-11-02T07:00
birthdate|age
1989-01-07|37
1989-01-08|37
1989-01-08|37
about 80|~80
2026-10-30|3d
== refused 2026-11-02T07:10 1900-02-29
seen_at|bed|what|value
2026-11-02T06:00|501-1|birthdate|1900-02-29
== refused 2026-11-02T07:10 without an era
seen_at|bed|what|value
2026-11-02T06:00|501-1|birthdate|7.5.3
