# On the first morning Mrs Yamada says her name, but the band on her wrist reads another one.
== record 2026-11-02T06:30
seen_at|bed|person|what|value|source
2026-11-02T06:10|501-1|p1|presence|in|
2026-11-02T06:10|501-1|p1|kana|ヤマダ ハナコ|stated
2026-11-02T06:11|501-1|p1|kana|スズキ フミ|band
2026-11-02T06:15|501-2|p2|presence|in|
2026-11-02T06:15|501-2|p2|band|other-person|
== show conflicts --at 2026-11-02T06:30
kind|persons|beds
band-differs|A001|501-1
band-differs|A002|501-2
value-differs|A001|501-1
== show bed-map --at 2026-11-02T06:30
bed|kana|marks
501-1|ヤマダ ハナコ|differs,band-differs
501-2||band-differs
501-3||
502-1||
502-2||
# A new band is put on and read: nothing differs any more.
== record 2026-11-02T08:00
seen_at|bed|person|what|value|source
2026-11-02T07:50|501-1|p1|kana|ヤマダ ハナコ|band
2026-11-02T07:55|501-2|p2|band|readable|
== show conflicts --at 2026-11-02T08:00
kind|persons|beds
value-differs|A001|501-1
