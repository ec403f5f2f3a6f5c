# What is read off a band is not what the patient says: a scan alone never makes anyone confirmed (E3).
== record 2026-11-02T07:00
seen_at|bed|person|what|value|source
2026-11-02T06:00|501-1|p1|presence|in|seen
2026-11-02T06:00|501-1|p1|band|readable|seen
2026-11-02T06:01|501-1|p1|kana|ヤマダ ハナコ|band
2026-11-02T06:01|501-1|p1|birthdate|1945-07-14|band
2026-11-02T06:02|501-1|p1|kana|ヤマダ ハナコ|band
2026-11-02T06:02|501-1|p1|birthdate|1945-07-14|band
== show patient-list --at 2026-11-02T07:00
person|kana|grade
A001|ヤマダ ハナコ|band
== show ... counts --at 2026-11-02T07:00
key|value
unidentified|0
# Asked openly she says her name and birthdate, and both are what the band says.
== record 2026-11-02T08:00
seen_at|bed|person|what|value|source
2026-11-02T07:30|501-1|p1|kana|ヤマダ ハナコ|stated
2026-11-02T07:30|501-1|p1|birthdate|昭20.7.14|stated
== show patient-list --at 2026-11-02T08:00
person|grade
A001|confirmed
== show patient-list --at 2026-11-02T07:00
person|grade
A001|band
# Another name is read off the band on this wrist later: the loudest thing that can be.
== record 2026-11-02T09:00
seen_at|bed|person|what|value|source
2026-11-02T08:30|501-1|p1|kana|ヤマモト ハナ|band
== show conflicts --at 2026-11-02T09:00
kind|persons|beds
band-differs|A001|501-1
value-differs|A001|501-1
