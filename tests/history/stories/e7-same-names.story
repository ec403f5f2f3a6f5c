# Names that are equal to the ear: small kana, blanks and middle dots do not part them; ー does (E7).
== record 2026-11-02T07:00
seen_at|bed|person|what|value|source
2026-11-02T06:00|501-1|p1|presence|in|
2026-11-02T06:00|501-1|p1|kana|ショウジ キョウコ|
2026-11-02T06:00|501-2|p2|presence|in|
2026-11-02T06:00|501-2|p2|kana|しようじ　きようこ|
2026-11-02T06:00|501-3|p3|presence|in|
2026-11-02T06:00|501-3|p3|kana|ショウジ ケン|
2026-11-02T06:00|502-1|p4|presence|in|
2026-11-02T06:00|502-1|p4|kana|オータ ケン|
2026-11-02T06:00|502-2|p5|presence|in|
2026-11-02T06:00|502-2|p5|kana|オオタ ケン|
== show conflicts --at 2026-11-02T07:00
kind|persons|beds
namesake|A001,A002|501-1,501-2
== show ... patient-list --at 2026-11-02T07:00
person|kana|marks
A001|ショウジ キョウコ|namesake,same-surname
A002|シヨウジ キヨウコ|namesake,same-surname
A003|ショウジ ケン|same-surname
# The mark stands beside the name on the map as well.
== show ... bed-map --at 2026-11-02T07:00
bed|persons|marks
501-1|A001|namesake,same-surname
501-3|A003|same-surname
# 髙 is not 高, a variant by selector is the same sign: two answers about one person.
== record 2026-11-02T07:30
seen_at|person|what|value|source
2026-11-02T07:10|p3|kanji|高橋 健|paper
2026-11-02T07:11|p3|kanji|髙橋 健|stated
2026-11-02T07:12|p3|kanji|髙橋健|viewer
2026-11-02T07:13|p1|kanji|庄司 響子|paper
2026-11-02T07:14|p1|kanji|庄司　響子|stated
== show ... patient-list --at 2026-11-02T07:30
person|kanji
A001|庄司 響子
A003|髙橋 健
== show conflicts --at 2026-11-02T07:30
kind|persons|beds
namesake|A001,A002|501-1,501-2
# A later word that names the other sign does differ.
== record 2026-11-02T08:00
seen_at|person|what|value|source
2026-11-02T07:50|p3|kanji|高橋 健|memo
== show conflicts --at 2026-11-02T08:00
kind|persons|beds
namesake|A001,A002|501-1,501-2
value-differs|A003|501-3
# One of the two goes home: nobody has that name twice any more.
== record 2026-11-02T09:00
seen_at|person|what|value
2026-11-02T08:30|p2|discharge|自宅
== show conflicts --at 2026-11-02T09:00
kind|persons|beds
value-differs|A003|501-3
