/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples.h"

#include "census/mark.h"

const Instant sample_moment = { 1793572920, 540, false }; /* 2026-11-02 07:42 in Japan */

static const SheetColumn columns[] = { { "bed" },       { "kana" },      { "kanji" },
                                       { "birthdate" }, { "transport" }, { "end" },
                                       { "marks" },     { "remark" },    { NULL } };

static const SheetFace faces[] = {
    { "Bed", 6, 7, FACE_TEXT, "bed" },
    { "Name", 20, 22, FACE_NAME, "kana/kanji" },
    { "Birthdate", 22, 20, FACE_TEXT, "birthdate" },
    { "Transport", 6, 8, FACE_TEXT, "transport/end" },
    { "Marks", 10, 14, FACE_MARK, "marks" },
    { "Remarks", 0, 21, FACE_TEXT, "remark" },
    { "Arrived", 0, 8, FACE_TICK, "" },
    { NULL },
};

static const SheetForm list_form = { "sample-list", "Inpatient list", columns, faces, false, true };
static const SheetForm map_form = { "sample-map", "Bed map", columns, faces, false, false };

static const char *const kana[] = { "ヤマダ ハナコ",   "タカハシ マコト",
                                    "ヨシダ タカシ",   "カツラギ ノボル",
                                    "ワタナベ ミツ",   "シュウゲツイン リュウノスケ",
                                    "サトウ イチロウ", "グエン ティ フオン" };
static const char *const names[] = {
    "山田 花子",         "髙橋 誠", "𠮷田 隆",   "葛󠄀城 登",
    "渡邉󠄐 ミツ", "﨑山 齋", "佐藤 一郎", "Nguyễn Thị Hương"
};

#define NAME_COUNT G_N_ELEMENTS(names)

const char *const *
sample_names(guint *ret_count)
{
    *ret_count = NAME_COUNT;
    return names;
}

static void
set_text(char **text, const char *words)
{
    g_free(*text);
    *text = g_strdup(words);
}

static void
fill_head(SheetHead *head)
{
    set_text(&head->hospital, "みなと市立病院");
    set_text(&head->ward, "6階東");
    head->at = sample_moment;
    head->known = INSTANT_END;
    set_text(&head->counts,
             "在院 39  現在 36  離床 3  未確認床 6  不一致 2  護送 14  担送 9  独歩 12  未 4");
    set_text(&head->printed_by, "佐々木 看護師");
    head->printed_at = sample_moment;
    g_free(head->print_number);
    g_free(head->replaces);
    head->print_number = g_strdup("12");
    head->replaces = g_strdup("11");
    set_text(&head->digest, "照合 7K2M-9QPD  214行");
    head->drill = true;
}

static void
set_remark(Sheet *sheet, SheetRow *row, guint i)
{
    if (i == 5) {
        g_autoptr(GString) long_note = g_string_new(NULL);
        for (guint k = 0; k < 12; k++)
            g_string_append_printf(long_note, "申し送り%u：家族へ電話し、夜間の転倒に注意。", k);
        sheet_set(sheet, row, "remark", long_note->str, NULL);
    } else if (i == 8) {
        sheet_set(sheet, row, "remark",
                  "歩行器を使う。夜間は看護師を呼ぶ。薬は朝食のあと、水で。家族は長女、午後に来る。"
                  "眼鏡は床頭台の中。補聴器は右だけ。転院の話は未だ。",
                  NULL);
    } else {
        sheet_set(sheet, row, "remark", i % 3 == 0 ? "酸素 2L" : "", NULL);
    }
}

static void
add_sample_row(Sheet *sheet, guint i)
{
    SheetRow *row = sheet_add_row(sheet);
    g_autofree char *bed = g_strdup_printf("%u-%u", 601 + i / 4, i % 4 + 1);
    row->bed = g_strdup(bed);
    row->group = i % 10 == 0 ? g_strdup_printf("護送 %u名", i / 10 + 1) : NULL;
    row->loud = i % 7 == 3;
    row->struck = i % 9 == 6;
    g_autofree char *end = g_strdup_printf("終%s", bed);
    sheet_set(sheet, row, "bed", bed, NULL);
    sheet_set(sheet, row, "end", end, NULL);
    sheet_set(sheet, row, "kana", kana[i % NAME_COUNT], NULL);
    sheet_set(sheet, row, "kanji", names[i % NAME_COUNT], NULL);
    sheet_set(sheet, row, "birthdate", "1945-07-14", "昭20(1945)-07-14 81歳");
    sheet_set(sheet, row, "transport", "escort", "護送");
    sheet_set(sheet, row, "marks", i % 7 == 3 ? "namesake" : "",
              i % 7 == 3 ? "【同姓同名】" : NULL);
    set_remark(sheet, row, i);
}

Sheet *
sample_list(guint count)
{
    Sheet *sheet = sheet_new(&list_form);
    fill_head(&sheet->head);
    for (guint i = 0; i < count; i++)
        add_sample_row(sheet, i);
    g_ptr_array_add(sheet->notes, g_strdup("車椅子 14台、担架 9台、付添い 23名が要る。"));
    return sheet;
}

static void
person_free(SheetBedPerson *person)
{
    char *texts[] = { person->person,    person->name,  person->kanji, person->who,
                      person->transport, person->grade, person->alert, person->letters };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_free(person);
}

static void
bed_free(SheetBed *bed)
{
    g_free(bed->label);
    g_free(bed->shorter);
    g_free(bed->state);
    g_free(bed->words);
    g_ptr_array_unref(bed->persons);
    g_free(bed);
}

static void
room_free(SheetRoom *room)
{
    g_free(room->label);
    g_free(room->title);
    g_ptr_array_unref(room->beds);
    g_free(room);
}

static SheetBedPerson *
sample_person(guint i)
{
    SheetBedPerson *person = g_new0(SheetBedPerson, 1);
    person->person = g_strdup_printf("A%03u", i + 1);
    person->name = g_strdup(kana[i % NAME_COUNT]);
    person->kanji = g_strdup(i % 11 == 5 ? "" : names[i % NAME_COUNT]);
    person->who = g_strdup_printf("%u%s", 55 + i, i % 2 == 0 ? "女" : "男");
    person->transport = g_strdup(i % 3 == 0 ? "護" : i % 3 == 1 ? "担" : "独");
    person->grade = g_strdup(i % 5 == 0 ? "◐" : "●");
    person->alert = g_strdup(i % 9 == 4 ? "隔" : "");
    person->letters = g_strdup(i % 4 == 0 ? "O2 点" : "");
    person->marks = i % 7 == 3 ? MARK_NAMESAKE : 0;
    person->loud = i % 7 == 3;
    return person;
}

static SheetBed *
sample_bed(guint i, guint place)
{
    SheetBed *bed = g_new0(SheetBed, 1);
    bed->label = g_strdup_printf("%u-%u", 601 + i / 4, place + 1);
    bed->shorter = g_strdup_printf("%u", place + 1);
    bed->persons = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
    bool empty = i % 6 == 2, away = i % 13 == 8;
    bed->state = g_strdup(empty ? "empty" : "occupied");
    bed->words = g_strdup(empty ? "空" : away ? "外泊 11/03" : "");
    if (!empty)
        g_ptr_array_add(bed->persons, sample_person(i));
    if (i == 13)
        g_ptr_array_add(bed->persons, sample_person(3));
    return bed;
}

Sheet *
sample_map(guint count)
{
    Sheet *sheet = sheet_new(&map_form);
    fill_head(&sheet->head);
    sheet->rooms = g_ptr_array_new_with_free_func((GDestroyNotify)room_free);
    for (guint i = 0; i < count; i++) {
        SheetRoom *room = g_new0(SheetRoom, 1);
        room->label = g_strdup_printf("%u", 601 + i);
        room->title = g_strdup(i == 0 ? "観察室" : "");
        room->column = (int)(i % 4);
        room->row = (int)(i / 4);
        room->beds = g_ptr_array_new_with_free_func((GDestroyNotify)bed_free);
        for (guint k = 0; k < 4; k++)
            g_ptr_array_add(room->beds, sample_bed(i * 4 + k, k));
        g_ptr_array_add(sheet->rooms, room);
    }
    g_ptr_array_add(sheet->notes, g_strdup("独 独歩  護 護送  担 担送  ● 本人確認済  ◐ 片方のみ"));
    return sheet;
}

static const char *const marks[] = { "単独確認", "訓練", NULL };

static const WristbandText bands[] = {
    { .kana = "ヤマダ ハナコ",
      .kanji = "山田 花子",
      .birth_line = "1945-07-14 昭20",
      .sex = "女",
      .numbers = "A001  ID 0042917  帯1",
      .payload = "MG1NK7QXA00119450714FYAMADA/HANAKO.7K2M9QPD" },
    { .kana = "シュウゲツイン リュウノスケ",
      .kanji = "秋月院 龍之介衛門",
      .birth_line = "1948-03-13 昭23",
      .sex = "男",
      .numbers = "A002  ID 0042918  帯2",
      .marks = marks,
      .payload = "MG1NK7QXA00219480313MSYUUGETUIN/RYUUNOSUKE.7K2M9QPD" },
    { .kana = "ヨシダ タカシ",
      .kanji = "𠮷田 隆",
      .birth_line = "1950-00-00 昭25",
      .sex = "男",
      .numbers = "A003  ID 0042919  帯1",
      .marks = marks,
      .payload = "MG1NK7QXA00319500000MYOSIDA/TAKASI.7K2M9QPD" },
    { .alias = "未詳・青い上着",
      .birth_line = "生年月日 不明",
      .sex = "男",
      .numbers = "A004  帯1",
      .marks = marks,
      .payload = "MG1AK7QXA00400000000MAOI.7K2M9QPD" },
};

static const WristbandText newborn = {
    .kana = "ヤマダ ハナコ ジ",
    .kanji = "山田 花子 児1",
    .birth_line = "2026-11-01 令8",
    .sex = "女",
    .numbers = "A031  帯1",
    .payload = "MG1TK7QXA03120261101F.7K2M9QPD",
};

const WristbandText *
sample_bands(guint *ret_count)
{
    *ret_count = G_N_ELEMENTS(bands);
    return bands;
}

const WristbandText *
sample_newborn(void)
{
    return &newborn;
}
