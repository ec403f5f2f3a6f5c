/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/vocabulary.h"

#include "base/language.h"

#include <string.h>

/* The Japanese word of each row stands once, as a comment; ja.po carries it to the screen. */

static const Choice presence_choices[] = {
    { "in", N_("in bed"), NULL, DETAIL_NONE },                      /* 在床 */
    { "unseen", N_("not seen"), NULL, DETAIL_NONE },                /* 所在不明 */
    { "away", N_("away"), NULL, DETAIL_NONE },                      /* 離床 */
    { "away:exam", N_("exam"), NULL, DETAIL_NONE },                 /* 検査 */
    { "away:dialysis", N_("dialysis"), NULL, DETAIL_NONE },         /* 透析 */
    { "away:surgery", N_("surgery"), NULL, DETAIL_NONE },           /* 手術 */
    { "away:rehab", N_("rehab"), NULL, DETAIL_NONE },               /* リハビリ */
    { "away:outing", N_("outing"), NULL, DETAIL_NONE },             /* 外出 */
    { "away:overnight", N_("overnight leave"), NULL, DETAIL_NONE }, /* 外泊 */
    { "away:other", N_("elsewhere"), NULL, DETAIL_NONE },           /* その他 */
    { "empty", N_("empty"), NULL, DETAIL_NONE },                    /* 空 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

static const Choice band_choices[] = {
    { "readable", N_("band readable"), NULL, DETAIL_NONE },      /* 読める */
    { "damaged", N_("band damaged"), NULL, DETAIL_NONE },        /* 破損 */
    { "none", N_("no band"), NULL, DETAIL_NONE },                /* なし */
    { "other-person", N_("another's band"), NULL, DETAIL_NONE }, /* 別人のバンド */
    { "wrong", N_("wrong"), NULL, DETAIL_NONE },                 /* バンドの記載誤り */
    { NULL, NULL, NULL, DETAIL_NONE },
};

static const Choice sex_choices[] = {
    { "m", N_("male"), N_("M"), DETAIL_NONE },   /* 男 */
    { "f", N_("female"), N_("F"), DETAIL_NONE }, /* 女 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

static const Choice identified_choices[] = {
    { "stated-full", N_("said full name and birthdate"), NULL,
      DETAIL_NONE }, /* 氏名・生年月日を名乗った */
    { "stated-name", N_("said the name"), NULL, DETAIL_NONE }, /* 氏名を名乗った */
    { "band", N_("by the band only"), NULL, DETAIL_NONE },     /* バンドのみ */
    { "family", N_("family said so"), NULL, DETAIL_NONE },     /* 家族 */
    { "staff", N_("staff know the face"), NULL, DETAIL_NONE }, /* 職員の面識 */
    { "belongings", N_("by belongings"), NULL, DETAIL_NONE },  /* 所持品 */
    { "paper", N_("by paper only"), NULL, DETAIL_NONE },       /* 紙のみ */
    { "none", N_("not identified"), NULL, DETAIL_NONE },       /* 未確認 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

static const Choice transport_choices[] = {
    { "walk", N_("walks alone"), N_("W"), DETAIL_NONE },               /* 独歩 */
    { "escort", N_("with escort"), N_("E"), DETAIL_NONE },             /* 護送 */
    { "stretcher", N_("carried by stretcher"), N_("S"), DETAIL_NONE }, /* 担送 */
    { "heavy", N_("stretcher with devices"), N_("H"), DETAIL_NONE },   /* 重担送 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

static const Choice means_choices[] = {
    { "walk", N_("on foot"), NULL, DETAIL_NONE },                    /* 独歩 */
    { "walk-escorted", N_("on foot, escorted"), NULL, DETAIL_NONE }, /* 付添歩行 */
    { "cane", N_("cane"), NULL, DETAIL_NONE },                       /* 杖 */
    { "walker", N_("walker"), NULL, DETAIL_NONE },                   /* 歩行器 */
    { "wheelchair", N_("wheelchair"), NULL, DETAIL_NONE },           /* 車椅子 */
    { "reclining-wheelchair", N_("reclining wheelchair"), NULL,
      DETAIL_NONE },                                     /* リクライニング車椅子 */
    { "stretcher", N_("stretcher"), NULL, DETAIL_NONE }, /* ストレッチャー */
    { "bed", N_("in the bed"), NULL, DETAIL_NONE },      /* ベッド */
    { "carried", N_("in arms"), NULL, DETAIL_NONE },     /* 抱っこ */
    { NULL, NULL, NULL, DETAIL_NONE },
};

static const Choice device_choices[] = {
    { "oxygen", N_("oxygen"), N_("O2"), DETAIL_NUMBER },             /* 酸素 */
    { "ventilator", N_("ventilator"), N_("Ve"), DETAIL_NONE },       /* 人工呼吸器 */
    { "pump", N_("infusion pump"), N_("Pu"), DETAIL_NUMBER },        /* 輸液ポンプ */
    { "syringe-pump", N_("syringe pump"), N_("Sy"), DETAIL_NUMBER }, /* シリンジポンプ */
    { "drip", N_("drip"), N_("IV"), DETAIL_NONE },                   /* 点滴 */
    { "monitor", N_("monitor"), N_("Mo"), DETAIL_NONE },             /* モニター */
    { "drain", N_("drain"), N_("Dr"), DETAIL_NUMBER },               /* ドレーン */
    { "catheter", N_("catheter"), N_("Ca"), DETAIL_NONE },           /* 尿カテーテル */
    { "suction", N_("suction"), N_("Su"), DETAIL_NONE },             /* 吸引 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

static const Choice caution_choices[] = {
    { "isolation", N_("isolation"), N_("Is"), DETAIL_TEXT },         /* 隔離 */
    { "isolation-ended", N_("isolation ended"), NULL, DETAIL_NONE }, /* 隔離解除 */
    { "fall", N_("falls"), N_("Fa"), DETAIL_NONE },                  /* 転倒 */
    { "fall-ended", N_("fall risk ended"), NULL, DETAIL_NONE },      /* 転倒解除 */
    { "allergy", N_("allergy"), N_("Al"), DETAIL_TEXT },             /* アレルギー */
    { "allergy-none", N_("no allergies"), NULL, DETAIL_NONE },       /* アレルギーなし */
    { "wandering", N_("wandering"), N_("Wd"), DETAIL_NONE },         /* 離院・徘徊 */
    { "wandering-ended", N_("wandering ended"), NULL, DETAIL_NONE }, /* 離院・徘徊解除 */
    { "language", N_("language"), N_("La"), DETAIL_TEXT },           /* 言語 */
    { "hidden", N_("name hidden"), N_("Hd"), DETAIL_NONE },          /* 氏名非表示 */
    { "hidden-ended", N_("name may be shown"), NULL, DETAIL_NONE },  /* 氏名非表示解除 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

/* What a contact may be marked with on a form. */
static const Choice contact_choices[] = {
    { "do-not-call", N_("DO NOT CALL"), NULL, DETAIL_NONE }, /* 連絡不可 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

/* Diets beyond these are kept as text. */
static const Choice diet_choices[] = {
    { "regular", N_("regular diet"), NULL, DETAIL_NONE }, /* 常食 */
    { "soft", N_("soft diet"), NULL, DETAIL_NONE },       /* 軟飯 */
    { "porridge", N_("porridge"), NULL, DETAIL_NONE },    /* 粥 */
    { "liquid", N_("liquid diet"), NULL, DETAIL_NONE },   /* 流動食 */
    { "tube", N_("tube feeding"), NULL, DETAIL_NONE },    /* 経管栄養 */
    { "fasting", N_("fasting"), NULL, DETAIL_NONE },      /* 絶食 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

static const Choice shares_choices[] = {
    { "yes", N_("shares the bed place"), NULL, DETAIL_NONE }, /* 同床 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

/* Where a patient goes; what is said beyond these is kept as text. */
static const Choice discharge_choices[] = {
    { "home", N_("to home"), NULL, DETAIL_NONE },                 /* 自宅 */
    { "hospital", N_("to another hospital"), NULL, DETAIL_NONE }, /* 転院 */
    { "facility", N_("to a care facility"), NULL, DETAIL_NONE },  /* 施設 */
    { "other", N_("elsewhere"), NULL, DETAIL_NONE },              /* その他 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

/* Between the two the questions of a bed are open, whatever was answered. */
static const Choice bed_check_choices[] = {
    { "begun", N_("begun"), NULL, DETAIL_NONE }, /* 開始 */
    { "ended", N_("ended"), NULL, DETAIL_NONE }, /* 終了 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

#define ROW(what, code, key, label, rule, form, about, choices, source, none)                      \
    [what] = { what, code, key, label, rule, form, about, choices, source, none }

static const VocabularyRow rows[WHAT_COUNT] = {
    /* 在床 */ ROW(WHAT_PRESENCE, 1, "presence", N_("Presence"), RULE_EVIDENCE, FORM_CHOICE,
                   ABOUT_PERSON, presence_choices, SOURCE_SEEN, false),
    /* バンド */
    ROW(WHAT_BAND, 2, "band", N_("Band on the wrist"), RULE_HOW, FORM_CHOICE, ABOUT_PERSON,
        band_choices, SOURCE_SEEN, true),
    /* 患者ID */
    ROW(WHAT_PATIENT_ID, 3, "patient-id", N_("Patient ID"), RULE_WHO, FORM_ID, ABOUT_PERSON, NULL,
        SOURCE_STATED, true),
    /* 氏名カナ */
    ROW(WHAT_KANA, 4, "kana", N_("Name in kana"), RULE_WHO, FORM_KANA, ABOUT_PERSON, NULL,
        SOURCE_STATED, false),
    /* 氏名漢字 */
    ROW(WHAT_KANJI, 5, "kanji", N_("Name in kanji"), RULE_WHO, FORM_NAME, ABOUT_PERSON, NULL,
        SOURCE_STATED, true),
    /* 氏名ローマ字 */
    ROW(WHAT_LATIN, 6, "latin", N_("Name in Latin letters"), RULE_WHO, FORM_NAME, ABOUT_PERSON,
        NULL, SOURCE_STATED, true),
    /* 通称名カナ: the name a resident from abroad goes by, beside the legal one */
    ROW(WHAT_KNOWN_AS_KANA, 60, "known-as-kana", N_("Known as, kana"), RULE_WHO, FORM_KANA,
        ABOUT_PERSON, NULL, SOURCE_STATED, true),
    /* 通称名 */
    ROW(WHAT_KNOWN_AS, 61, "known-as", N_("Known as"), RULE_WHO, FORM_NAME, ABOUT_PERSON, NULL,
        SOURCE_STATED, true),
    /* 仮名 */
    ROW(WHAT_ALIAS, 7, "alias", N_("Alias"), RULE_WHO, FORM_NAME, ABOUT_PERSON, NULL, SOURCE_STATED,
        true),
    /* 生年月日 */
    ROW(WHAT_BIRTHDATE, 8, "birthdate", N_("Birthdate"), RULE_WHO, FORM_BIRTHDATE, ABOUT_PERSON,
        NULL, SOURCE_STATED, false),
    /* 確認方法 */
    ROW(WHAT_IDENTIFIED, 9, "identified", N_("How identified"), RULE_HOW, FORM_CHOICE, ABOUT_PERSON,
        identified_choices, SOURCE_STATED, true),
    /* 第二確認者 */
    ROW(WHAT_SECOND_CHECK, 10, "second-check", N_("Second checker"), RULE_HOW, FORM_TEXT,
        ABOUT_PERSON, NULL, SOURCE_STATED, true),
    /* 性別 */
    ROW(WHAT_SEX, 11, "sex", N_("Sex"), RULE_WHO, FORM_CHOICE, ABOUT_PERSON, sex_choices,
        SOURCE_STATED, false),
    /* 救護区分 */
    ROW(WHAT_TRANSPORT, 12, "transport", N_("Transport class"), RULE_HOW, FORM_CHOICE, ABOUT_PERSON,
        transport_choices, SOURCE_SEEN, false),
    /* 搬送方法 */
    ROW(WHAT_MEANS, 13, "means", N_("Means of transport"), RULE_HOW, FORM_CHOICE, ABOUT_PERSON,
        means_choices, SOURCE_SEEN, false),
    /* 装着 */
    ROW(WHAT_DEVICE, 14, "device", N_("Devices"), RULE_HOW, FORM_LIST, ABOUT_PERSON, device_choices,
        SOURCE_SEEN, true),
    /* 注意 */
    ROW(WHAT_CAUTION, 15, "caution", N_("Cautions"), RULE_HOW, FORM_LIST, ABOUT_PERSON,
        caution_choices, SOURCE_SEEN, true),
    /* 食事 */
    ROW(WHAT_DIET, 16, "diet", N_("Diet"), RULE_HOW, FORM_TEXT, ABOUT_PERSON, diet_choices,
        SOURCE_STATED, true),
    /* 連絡先 */
    ROW(WHAT_CONTACT, 17, "contact", N_("Contact"), RULE_HOW, FORM_CONTACT, ABOUT_PERSON,
        contact_choices, SOURCE_STATED, true),
    /* 主治医 */
    ROW(WHAT_DOCTOR, 18, "doctor", N_("Doctor"), RULE_HOW, FORM_TEXT, ABOUT_PERSON, NULL,
        SOURCE_STATED, true),
    /* 診療科 */
    ROW(WHAT_DEPARTMENT, 19, "department", N_("Department"), RULE_HOW, FORM_TEXT, ABOUT_PERSON,
        NULL, SOURCE_STATED, true),
    /* 入院日 */
    ROW(WHAT_ADMITTED, 20, "admitted", N_("Admitted on"), RULE_WHO, FORM_DATE, ABOUT_PERSON, NULL,
        SOURCE_STATED, true),
    /* 病名（聴取） */
    ROW(WHAT_DIAGNOSIS, 21, "diagnosis", N_("Diagnosis as told"), RULE_HOW, FORM_TEXT, ABOUT_PERSON,
        NULL, SOURCE_STATED, true),
    /* 備考 */
    ROW(WHAT_NOTE, 22, "note", N_("Note"), RULE_HOW, FORM_TEXT, ABOUT_PERSON, NULL, SOURCE_STATED,
        true),
    /* 付添 */
    ROW(WHAT_COMPANION, 23, "companion", N_("Companions staying"), RULE_HOW, FORM_NUMBER,
        ABOUT_PERSON, NULL, SOURCE_STATED, true),
    /* 帰棟予定 */
    ROW(WHAT_EXPECTED_BACK, 24, "expected-back", N_("Expected back"), RULE_HOW, FORM_TIME,
        ABOUT_PERSON, NULL, SOURCE_STATED, true),
    /* 入院 */
    ROW(WHAT_ADMIT, 25, "admit", N_("Admission"), RULE_EVIDENCE, FORM_NOTHING, ABOUT_PERSON, NULL,
        SOURCE_STATED, false),
    /* 転床 */
    ROW(WHAT_MOVE, 26, "move", N_("Move to another bed"), RULE_EVIDENCE, FORM_NOTHING, ABOUT_PERSON,
        NULL, SOURCE_STATED, false),
    /* 帰棟 */
    ROW(WHAT_LEAVE_BACK, 27, "leave-back", N_("Back from leave"), RULE_EVIDENCE, FORM_NOTHING,
        ABOUT_PERSON, NULL, SOURCE_STATED, false),
    /* 退院 */
    ROW(WHAT_DISCHARGE, 28, "discharge", N_("Discharge"), RULE_EVIDENCE, FORM_NOTHING, ABOUT_PERSON,
        discharge_choices, SOURCE_STATED, false),
    /* 死亡 */
    ROW(WHAT_DEATH, 29, "death", N_("Death"), RULE_EVIDENCE, FORM_NOTHING, ABOUT_PERSON, NULL,
        SOURCE_STATED, false),
    /* 転出 */
    ROW(WHAT_TRANSFER_OUT, 30, "transfer-out", N_("Transfer to another ward"), RULE_EVIDENCE,
        FORM_NOTHING, ABOUT_PERSON, NULL, SOURCE_STATED, false),
    /* 転入 */
    ROW(WHAT_TRANSFER_IN, 31, "transfer-in", N_("Transfer from another ward"), RULE_EVIDENCE,
        FORM_NOTHING, ABOUT_PERSON, NULL, SOURCE_STATED, false),
    /* 母 */
    ROW(WHAT_MOTHER, 32, "mother", N_("Mother"), RULE_HOW, FORM_PERSON, ABOUT_PERSON, NULL,
        SOURCE_STATED, false),
    /* 出生順 */
    ROW(WHAT_BIRTH_ORDER, 33, "birth-order", N_("Birth order"), RULE_HOW, FORM_NUMBER, ABOUT_PERSON,
        NULL, SOURCE_STATED, false),
    /* 出生時刻 */
    ROW(WHAT_BIRTH_TIME, 64, "birth-time", N_("Time of birth"), RULE_WHO, FORM_CLOCK, ABOUT_PERSON,
        NULL, SOURCE_STAFF, false),
    /* 同床 */
    ROW(WHAT_SHARES, 34, "shares", N_("Shares the bed place"), RULE_HOW, FORM_CHOICE, ABOUT_PERSON,
        shares_choices, SOURCE_STATED, true),
    /* 抹消 */
    ROW(WHAT_STRIKE, 35, "strike", N_("Strike"), RULE_CORRECTION, FORM_STATEMENT, ABOUT_WARD, NULL,
        SOURCE_STATED, false),
    /* 付け替え */
    ROW(WHAT_BELONGS_TO, 36, "belongs-to", N_("Belongs to another person"), RULE_CORRECTION,
        FORM_STATEMENT, ABOUT_PERSON, NULL, SOURCE_STATED, false),
    /* 同一人 */
    ROW(WHAT_SAME_PERSON, 37, "same-person", N_("Same person"), RULE_CORRECTION, FORM_PERSON,
        ABOUT_PERSON, NULL, SOURCE_STATED, false),
    /* 同一人でない */
    ROW(WHAT_NOT_SAME_PERSON, 38, "not-same-person", N_("Not the same person"), RULE_CORRECTION,
        FORM_PERSON, ABOUT_PERSON, NULL, SOURCE_STATED, false),
    /* 別人 */
    ROW(WHAT_DIFFERENT, 39, "different", N_("Different persons"), RULE_CORRECTION, FORM_PERSON,
        ABOUT_PERSON, NULL, SOURCE_STATED, false),
    /* 閉鎖 */
    ROW(WHAT_BED_CLOSED, 40, "bed-closed", N_("Bed closed"), RULE_BED, FORM_NOTHING, ABOUT_BED,
        NULL, SOURCE_STATED, false),
    /* 開放 */
    ROW(WHAT_BED_OPEN, 41, "bed-open", N_("Bed open"), RULE_BED, FORM_NOTHING, ABOUT_BED, NULL,
        SOURCE_STATED, false),
    /* 増床 */
    ROW(WHAT_BED_ADDED, 42, "bed-added", N_("Bed added"), RULE_BED, FORM_NOTHING, ABOUT_BED, NULL,
        SOURCE_STATED, false),
    /* バンド発行 */
    ROW(WHAT_BAND_ISSUED, 43, "band-issued", N_("Band issued"), RULE_BAND, FORM_TEXT, ABOUT_PERSON,
        NULL, SOURCE_SEEN, false),
    /* バンド装着 */
    ROW(WHAT_BAND_WORN, 44, "band-worn", N_("Band put on"), RULE_BAND, FORM_TEXT, ABOUT_PERSON,
        NULL, SOURCE_SEEN, false),
    /* バンド外し */
    ROW(WHAT_BAND_OFF, 45, "band-off", N_("Band taken off"), RULE_BAND, FORM_TEXT, ABOUT_PERSON,
        NULL, SOURCE_SEEN, false),
    /* バンド無効 */
    ROW(WHAT_BAND_VOID, 46, "band-void", N_("Band void"), RULE_BAND, FORM_TEXT, ABOUT_PERSON, NULL,
        SOURCE_SEEN, false),
    /* 照合 */
    ROW(WHAT_CHECK, 47, "check", N_("Patient check"), RULE_BAND, FORM_TEXT, ABOUT_PERSON, NULL,
        SOURCE_STATED, false),
    /* 印刷 */
    ROW(WHAT_PRINTED, 48, "printed", N_("Printed"), RULE_WARD, FORM_TEXT, ABOUT_WARD, NULL,
        SOURCE_STATED, false),
    /* 書き出し */
    ROW(WHAT_EXPORTED, 49, "exported", N_("Exported"), RULE_WARD, FORM_TEXT, ABOUT_WARD, NULL,
        SOURCE_STATED, false),
    /* 鍵 */
    ROW(WHAT_KEY, 50, "key", N_("Key"), RULE_WARD, FORM_TEXT, ABOUT_WARD, NULL, SOURCE_STATED,
        false),
    /* 事案開始 */
    ROW(WHAT_EVENT_START, 51, "event-start", N_("Outage began"), RULE_WARD, FORM_TEXT, ABOUT_WARD,
        NULL, SOURCE_STATED, false),
    /* 事案終了 */
    ROW(WHAT_EVENT_END, 52, "event-end", N_("Outage ended"), RULE_WARD, FORM_TEXT, ABOUT_WARD, NULL,
        SOURCE_STATED, false),
    /* 時計 */
    ROW(WHAT_CLOCK, 53, "clock", N_("Clock compared"), RULE_WARD, FORM_TEXT, ABOUT_WARD, NULL,
        SOURCE_STATED, false),
    /* 勤務者 */
    ROW(WHAT_ON_DUTY, 54, "on-duty", N_("On duty"), RULE_WARD, FORM_TEXT, ABOUT_WARD, NULL,
        SOURCE_STATED, false),
    /* 食事ごと */
    ROW(WHAT_MEAL, 55, "meal", N_("Meal"), RULE_DAY, FORM_MEAL, ABOUT_PERSON, NULL, SOURCE_SEEN,
        false),
    /* 看護必要度 */
    ROW(WHAT_NURSING_NEED, 56, "nursing-need", N_("Nursing need of a day"), RULE_DAY, FORM_NEED,
        ABOUT_PERSON, NULL, SOURCE_SEEN, false),
    /* 入力済 */
    ROW(WHAT_REENTERED, 57, "reentered", N_("Entered again"), RULE_DAY, FORM_TEXT, ABOUT_PERSON,
        NULL, SOURCE_SEEN, false),
    /* バンド送信 */
    ROW(WHAT_BAND_SENT, 58, "band-sent", N_("Band sent to the printer"), RULE_BAND, FORM_TEXT,
        ABOUT_PERSON, NULL, SOURCE_SEEN, false),
    /* バンド印刷 */
    ROW(WHAT_BAND_PRINTED, 59, "band-printed", N_("Band came out of the printer"), RULE_BAND,
        FORM_TEXT, ABOUT_PERSON, NULL, SOURCE_SEEN, false),
    /* 巡回開始 */
    ROW(WHAT_ROUND_START, 62, "round-start", N_("Round began"), RULE_WARD, FORM_TEXT, ABOUT_WARD,
        NULL, SOURCE_STATED, false),
    /* 床の確認 */
    ROW(WHAT_BED_CHECK, 63, "bed-check", N_("Check of the bed"), RULE_BED, FORM_CHOICE, ABOUT_BED,
        bed_check_choices, SOURCE_SEEN, false),
};

const VocabularyRow *
vocabulary_row(What what)
{
    g_assert(what < WHAT_COUNT);
    return &rows[what];
}

const VocabularyRow *
vocabulary_find(const char *key)
{
    for (guint i = 0; i < WHAT_COUNT; i++)
        if (strcmp(rows[i].key, key) == 0)
            return &rows[i];
    return NULL;
}

const VocabularyRow *
vocabulary_find_code(guint8 code)
{
    for (guint i = 0; i < WHAT_COUNT; i++)
        if (rows[i].code == code)
            return &rows[i];
    return NULL;
}

static bool
is_item(const char *choice, const char *text, bool list)
{
    gsize length = strlen(choice);
    return strncmp(choice, text, length) == 0 &&
           (text[length] == '\0' || (list && text[length] == ':'));
}

const Choice *
vocabulary_choice(const VocabularyRow *row, const char *key)
{
    for (const Choice *choice = row->choices; choice != NULL && choice->key != NULL; choice++)
        if (is_item(choice->key, key, row->form == FORM_LIST))
            return choice;
    return NULL;
}

bool
vocabulary_takes_unknown(const VocabularyRow *row)
{
    return row->rule == RULE_WHO ||
           (row->rule == RULE_HOW && row->form != FORM_PERSON && row->what != WHAT_BIRTH_ORDER);
}
