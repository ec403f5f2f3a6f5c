# E9: an unknown man is admitted under an alias and later turns out to be someone already listed; it can be untied.
== record 2026-11-02T07:00
seen_at|bed|person|what|value|source
2026-11-02T02:00|501-1|u|admit||
2026-11-02T02:00|501-1|u|alias|アサガオ|staff
2026-11-02T02:00|501-1|u|birthdate|about 70|staff
2026-11-01|501-2|y|presence|in|paper
2026-11-01|501-2|y|kana|ヤマダ タロウ|paper
== record 2026-11-02T09:00
seen_at|person|what|value
2026-11-02T08:30|u|same-person|y
== show patient-list --at 2026-11-02T09:00
bed|person|kana|alias
501-1|A001|ヤマダ タロウ|アサガオ
== record 2026-11-02T10:00
seen_at|person|what|value
2026-11-02T09:30|u|not-same-person|y
== show patient-list --at 2026-11-02T10:00
bed|person|kana|alias
501-1|A001||アサガオ
501-2|A002|ヤマダ タロウ|
# Two who were seen at one moment in two beds are never one.
== record 2026-11-02T11:00
seen_at|bed|person|what|value
2026-11-02T10:30|501-1|u|presence|in
2026-11-02T10:30|501-2|y|presence|in
== refused 2026-11-02T11:10 they are two persons
seen_at|person|what|value
2026-11-02T11:05|u|same-person|y
