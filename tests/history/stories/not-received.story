# Sent to 7W; nobody there says that she came. After half an hour that is loud; then 7W has her.
== record 2026-11-02T09:10
seen_at|bed|person|what|value
2026-11-02T06:00|501-1|p1|presence|in
2026-11-02T09:00|501-1|p1|transfer-out|7W
== show conflicts --at 2026-11-02T09:30
kind|persons|beds
== show conflicts --at 2026-11-02T09:31
kind|persons|beds
not-received|A001|
== show patient-list --at 2026-11-02T09:31
bed|person|state
|A001|sent
== record 2026-11-02T09:50
seen_at|person|what|value
2026-11-02T09:45|p1|transfer-in|7W
== show conflicts --at 2026-11-02T09:50
kind|persons|beds
== show patient-list --at 2026-11-02T09:50
bed|person|state
