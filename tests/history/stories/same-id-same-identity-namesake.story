# One ID on two wrists; one person entered twice; two of one full name.
== record 2026-11-02T07:00
seen_at|bed|person|what|value
2026-11-02T06:00|501-1|p1|presence|in
2026-11-02T06:00|501-1|p1|kana|タナカ ヨシコ
2026-11-02T06:00|501-1|p1|birthdate|S25.4.18
2026-11-02T06:00|501-1|p1|patient-id|00123
2026-11-02T06:00|501-2|p2|presence|in
2026-11-02T06:00|501-2|p2|kana|たなか　よしこ
2026-11-02T06:00|501-2|p2|birthdate|1953-01-02
2026-11-02T06:00|501-2|p2|patient-id|００１２３
2026-11-02T06:00|501-3|p3|presence|in
2026-11-02T06:00|501-3|p3|kana|ﾀﾅｶ ﾖｼｺ
2026-11-02T06:00|501-3|p3|birthdate|昭和25年4月18日
2026-11-02T06:00|502-1|p4|presence|in
2026-11-02T06:00|502-1|p4|kana|タナカ イチロウ
== show conflicts --at 2026-11-02T07:00
kind|persons|beds
same-id|A001,A002|501-1,501-2
same-identity|A001,A003|501-1,501-3
namesake|A001,A002|501-1,501-2
namesake|A002,A003|501-2,501-3
== show patient-list --at 2026-11-02T07:00
person|kana|marks
A001|タナカ ヨシコ|namesake,same-surname,same-id,same-identity
A002|タナカ ヨシコ|namesake,same-surname,same-id
A003|タナカ ヨシコ|namesake,same-surname,same-identity
A004|タナカ イチロウ|same-surname
# Two persons after all: declared different they are namesakes, and never merged.
== record 2026-11-02T07:10
seen_at|person|what|value
2026-11-02T07:05|p1|different|p3
== show ... conflicts --at 2026-11-02T07:10
kind|persons|beds
namesake|A001,A003|501-1,501-3
