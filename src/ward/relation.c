/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/relation.h"

#include "base/language.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* What is written in Japanese, and the English word, which is marked. Several Japanese words may
 * have one English; what is said in the reader's own language stays as it was said. */
typedef struct {
    const char *japanese;
    const char *label;
} Relation;

static const Relation relations[] = {
    { "夫", N_("husband") },
    { "妻", N_("wife") },
    { "長男", N_("eldest son") },
    { "長女", N_("eldest daughter") },
    { "次男", N_("second son") },
    { "次女", N_("second daughter") },
    { "三男", N_("third son") },
    { "三女", N_("third daughter") },
    { "四男", N_("fourth son") },
    { "四女", N_("fourth daughter") },
    { "息子", N_("son") },
    { "娘", N_("daughter") },
    { "一人息子", N_("only son") },
    { "一人娘", N_("only daughter") },
    { "子", N_("child") },
    { "父", N_("father") },
    { "母", N_("mother") },
    { "両親", N_("parents") },
    { "親", N_("parent") },
    { "兄弟", N_("brother") },
    { "姉妹", N_("sister") },
    { "兄", N_("elder brother") },
    { "弟", N_("younger brother") },
    { "姉", N_("elder sister") },
    { "妹", N_("younger sister") },
    { "祖父", N_("grandfather") },
    { "祖母", N_("grandmother") },
    { "祖父母", N_("grandparents") },
    { "孫", N_("grandchild") },
    { "孫息子", N_("grandson") },
    { "孫娘", N_("granddaughter") },
    { "ひ孫", N_("great-grandchild") },
    { "おじ", N_("uncle") },
    { "おば", N_("aunt") },
    { "甥", N_("nephew") },
    { "姪", N_("niece") },
    { "いとこ", N_("cousin") },
    { "義父", N_("father-in-law") },
    { "義母", N_("mother-in-law") },
    { "義理の息子", N_("son-in-law") },
    { "義理の娘", N_("daughter-in-law") },
    { "義兄", N_("elder brother-in-law") },
    { "義弟", N_("younger brother-in-law") },
    { "義姉", N_("elder sister-in-law") },
    { "義妹", N_("younger sister-in-law") },
    { "養父", N_("adoptive father") },
    { "養母", N_("adoptive mother") },
    { "養子", N_("adopted child") },
    { "養女", N_("adopted daughter") },
    { "継父", N_("stepfather") },
    { "継母", N_("stepmother") },
    { "配偶者", N_("spouse") },
    { "内縁の夫", N_("common-law husband") },
    { "内縁の妻", N_("common-law wife") },
    { "元夫", N_("former husband") },
    { "元妻", N_("former wife") },
    { "婚約者", N_("fiancé(e)") },
    { "パートナー", N_("partner") },
    { "家族", N_("family") },
    { "親戚", N_("relative") },
    { "その他の親族", N_("other relative") },
    { "同居人", N_("housemate") },
    { "友人", N_("friend") },
    { "知人", N_("acquaintance") },
    { "隣人", N_("neighbour") },
    { "大家", N_("landlord") },
    { "本人", N_("the patient") },
    { "キーパーソン", N_("key person") },
    { "身元引受人", N_("personal guarantor") },
    { "保証人", N_("guarantor") },
    { "後見人", N_("guardian") },
    { "成年後見人", N_("adult guardian") },
    { "保佐人", N_("curator") },
    { "弁護士", N_("lawyer") },
    { "民生委員", N_("welfare commissioner") },
    { "福祉事務所", N_("welfare office") },
    { "市役所", N_("city hall") },
    { "地域包括支援センター", N_("community support centre") },
    { "ケースワーカー", N_("caseworker") },
    { "ソーシャルワーカー", N_("social worker") },
    { "ケアマネジャー", N_("care manager") },
    { "ヘルパー", N_("home helper") },
    { "訪問看護師", N_("visiting nurse") },
    { "かかりつけ医", N_("family doctor") },
    { "施設", N_("care home") },
    { "施設長", N_("head of the care home") },
    { "施設職員", N_("care home staff") },
    { "グループホーム", N_("group home") },
    { "職員", N_("staff") },
    { "勤務先", N_("place of work") },
    { "上司", N_("superior at work") },
    { "同僚", N_("colleague") },
    { "雇用主", N_("employer") },
    { "学校", N_("school") },
    { "担任", N_("class teacher") },
    { "警察", N_("police") },
    { "大使館", N_("embassy") },
    { "通訳", N_("interpreter") },

    /* Said otherwise. */
    { "主人", N_("husband") },
    { "ご主人", N_("husband") },
    { "家内", N_("wife") },
    { "奥さん", N_("wife") },
    { "奥様", N_("wife") },
    { "二男", N_("second son") },
    { "二女", N_("second daughter") },
    { "息子さん", N_("son") },
    { "娘さん", N_("daughter") },
    { "子供", N_("child") },
    { "子ども", N_("child") },
    { "父親", N_("father") },
    { "お父さん", N_("father") },
    { "母親", N_("mother") },
    { "お母さん", N_("mother") },
    { "お孫さん", N_("grandchild") },
    { "曾孫", N_("great-grandchild") },
    { "伯父", N_("uncle") },
    { "叔父", N_("uncle") },
    { "伯母", N_("aunt") },
    { "叔母", N_("aunt") },
    { "従兄弟", N_("cousin") },
    { "従姉妹", N_("cousin") },
    { "義理の父", N_("father-in-law") },
    { "舅", N_("father-in-law") },
    { "義理の母", N_("mother-in-law") },
    { "姑", N_("mother-in-law") },
    { "娘婿", N_("son-in-law") },
    { "前夫", N_("former husband") },
    { "前妻", N_("former wife") },
    { "先妻", N_("former wife") },
    { "親類", N_("relative") },
    { "親族", N_("relative") },
    { "友達", N_("friend") },
    { "近所の人", N_("neighbour") },
    { "身元保証人", N_("personal guarantor") },
    { "連帯保証人", N_("guarantor") },
    { "地域包括", N_("community support centre") },
    { "介護支援専門員", N_("care manager") },
    { "ケアマネージャー", N_("care manager") },
    { "ケアマネ", N_("care manager") },
    { "訪問看護", N_("visiting nurse") },
    { "施設の職員", N_("care home staff") },
    { "職場", N_("place of work") },
    { "会社", N_("place of work") },
};

/* These tell only of somebody who they are: alone, 嫁 is the patient's own wife or a son's. */
static const Relation behind[] = {
    { "嫁", N_("wife") },
    { "お嫁さん", N_("wife") },
    { "婿", N_("husband") },
};

static const char *
find(const Relation *rows, gsize count, const char *said)
{
    bool in_japanese = strcmp(language_code(), "ja") == 0;
    for (gsize i = 0; i < count; i++) {
        if (strcmp(said, rows[i].japanese) == 0)
            return in_japanese ? said : rows[i].label;
        if (g_ascii_strcasecmp(said, rows[i].label) == 0)
            return _(rows[i].label);
    }
    return NULL;
}

/* SAID in the reader's language, NULL if it is no relation's word or one of its parts is none.
 * (transfer full) */
static char *
translate(const char *said)
{
    static const char *const possessives[] = { "の", "'s ", "’s " };
    const char *known = find(relations, G_N_ELEMENTS(relations), said);
    if (known != NULL)
        return g_strdup(known);
    for (guint i = 0; i < G_N_ELEMENTS(possessives); i++) {
        const char *at = g_strrstr(said, possessives[i]);
        if (at == NULL)
            continue;
        const char *last = at + strlen(possessives[i]);
        g_autofree char *first = g_strndup(said, (gsize)(at - said));
        g_autofree char *whose = translate(first);
        const char *who = find(relations, G_N_ELEMENTS(relations), last);
        if (who == NULL)
            who = find(behind, G_N_ELEMENTS(behind), last);
        if (whose != NULL && who != NULL)
            return g_strdup_printf(_("%s's %s"), whose, who);
    }
    return NULL;
}

char *
relation_label(const char *said)
{
    char *label = translate(said);
    return label != NULL ? label : g_strdup(said);
}
