/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invented.h"

#include "chance.h"

#define BEDS_A_ROOM 4
#define ROOMS_A_LINE 4
#define FIRST_ROOM 601
#define PERSON_STREAM (G_GUINT64_CONSTANT(1) << 40)

typedef struct {
    const char *kanji;
    const char *kana;
} Name;

static const Name surnames[] = {
    { "佐藤", "サトウ" },   { "鈴木", "スズキ" },   { "髙橋", "タカハシ" },
    { "田中", "タナカ" },   { "渡邉", "ワタナベ" }, { "伊藤", "イトウ" },
    { "山本", "ヤマモト" }, { "中村", "ナカムラ" }, { "小林", "コバヤシ" },
    { "加藤", "カトウ" },   { "齋藤", "サイトウ" }, { "濵田", "ハマダ" },
    { "山田", "ヤマダ" },   { "佐々木", "ササキ" }, { "山口", "ヤマグチ" },
    { "松本", "マツモト" }, { "井上", "イノウエ" }, { "木村", "キムラ" },
    { "林", "ハヤシ" },     { "清水", "シミズ" },   { "山崎", "ヤマザキ" },
    { "森", "モリ" },       { "池田", "イケダ" },   { "橋本", "ハシモト" },
    { "阿部", "アベ" },     { "石川", "イシカワ" }, { "前田", "マエダ" },
    { "藤田", "フジタ" },   { "小川", "オガワ" },   { "長谷川", "ハセガワ" },
};

static const Name women[] = {
    { "花子", "ハナコ" },   { "和子", "カズコ" }, { "幸子", "サチコ" }, { "節子", "セツコ" },
    { "京子", "キョウコ" }, { "文子", "フミコ" }, { "恵美", "エミ" },   { "由美子", "ユミコ" },
    { "トメ", "トメ" },     { "千代", "チヨ" },   { "静江", "シズエ" }, { "さくら", "サクラ" },
};

static const Name men[] = {
    { "太郎", "タロウ" },   { "清", "キヨシ" }, { "勇", "イサム" },     { "正", "タダシ" },
    { "茂", "シゲル" },     { "博", "ヒロシ" }, { "健一", "ケンイチ" }, { "和夫", "カズオ" },
    { "三郎", "サブロウ" }, { "誠", "マコト" }, { "義雄", "ヨシオ" },   { "翔太", "ショウタ" },
};

Invented
invented_person(guint64 number, bool plain)
{
    Chance chance = chance_of(PERSON_STREAM + number);
    bool woman = chance_below(&chance, 2) == 0;
    Name surname = surnames[chance_below(&chance, G_N_ELEMENTS(surnames))];
    guint pick = chance_below(&chance, G_N_ELEMENTS(women));
    const Name *given = woman ? &women[pick] : &men[pick];
    if (number == INVENTED_RARE)
        surname = (Name){ plain ? "吉田" : "𠮷田", "ヨシダ" };
    guint year = 1928 + chance_below(&chance, 70), month = 1 + chance_below(&chance, 12),
          day = 1 + chance_below(&chance, 28);
    return (Invented){
        .kanji = g_strdup_printf("%s %s", surname.kanji, given->kanji),
        .kana = g_strdup_printf("%s %s", surname.kana, given->kana),
        .birthdate = g_strdup_printf("%04u-%02u-%02u", year, month, day),
        .sex = woman ? "f" : "m",
        .id = g_strdup_printf("%08u", chance_below(&chance, 100000000)),
        .phone = g_strdup_printf("090-%04u-%04u", chance_below(&chance, 10000),
                                 chance_below(&chance, 10000)),
    };
}

void
invented_clear(Invented *invented)
{
    g_free(invented->kanji);
    g_free(invented->kana);
    g_free(invented->birthdate);
    g_free(invented->id);
    g_free(invented->phone);
}

char *
invented_bed(guint bed)
{
    return g_strdup_printf("%u-%u", FIRST_ROOM + bed / BEDS_A_ROOM, bed % BEDS_A_ROOM + 1);
}

char *
invented_layout(guint beds)
{
    GString *text = g_string_new("[ward]\nname = 6階東病棟\ncode = E6\nhospital = 見本病院\n");
    for (guint bed = 0; bed < beds; bed++) {
        guint room = bed / BEDS_A_ROOM;
        g_autofree char *label = invented_bed(bed);
        if (bed % BEDS_A_ROOM == 0)
            g_string_append_printf(text, "\n[room %u]\nplace = %u,%u\nbeds = %s", FIRST_ROOM + room,
                                   room % ROOMS_A_LINE, room / ROOMS_A_LINE, label);
        else
            g_string_append_printf(text, ", %s", label);
    }
    g_string_append_c(text, '\n');
    return g_string_free(text, FALSE);
}
